import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TEXTS } from '../../../texts/texts';
import type { MailServerGuess } from './mail-server-guess';

/** What was found out of a mailbox's server: where it is, who says so, what it wants, and which others there may be. */
@Component({
  selector: 'app-guessed-server',
  imports: [MatButton, MatIcon],
  template: `
    @if (!obstacle()) {
      <div class="row">
        <div role="status">
          @if (guess().looking()) {
            <p class="line quiet"><mat-icon svgIcon="search" aria-hidden="true" />{{ words.looking }}</p>
          } @else if (guess().failed()) {
            <p class="line quiet"><mat-icon svgIcon="info" aria-hidden="true" />{{ words.notFound }}</p>
          } @else if (guess().taken(); as taken) {
            <p class="line">
              <mat-icon svgIcon="mail" aria-hidden="true" />
              <span>
                <strong>{{ taken.host }}</strong>
                <span class="quiet"> · {{ words.sources[taken.source](taken.provider) }}</span>
              </span>
            </p>
          } @else if (guess().idle()) {
            <p class="line quiet"><mat-icon svgIcon="search" aria-hidden="true" />{{ words.mailHint }}</p>
          }
        </div>
        @if (guess().others().length > 0) {
          <div class="others" role="group" [attr.aria-label]="words.others">
            <span class="quiet">{{ words.others }}</span>
            <!-- The button that was pressed stays, with the focus, and offers the server that was there before. -->
            @for (server of guess().others(); track $index) {
              <button matButton="outlined" type="button" (click)="guess().take(server)">{{ server.host }}</button>
            }
          </div>
        }
      </div>
    }
    <div role="status">
      @if (obstacle(); as obstacle) {
        <p class="caution">{{ words.obstacles[obstacle](provider()) }}</p>
      } @else if (wants(); as wants) {
        <p class="wants">
          {{ wants }}
          @if (guess().taken()?.help; as help) {
            <a [href]="help" target="_blank" rel="noopener noreferrer">{{ words.help(guess().taken()!.provider) }}</a>
          }
        </p>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
    }
    :host:has(.row) {
      gap: 0;
    }
    :host:not(:has(p, button)) {
      display: none;
    }
    /* As high as the button that may come: what is below stays where it is while somebody writes. */
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-4);
      align-items: center;
      min-height: 36px;
    }
    .line {
      display: flex;
      gap: var(--space-2);
      align-items: start;
      overflow-wrap: anywhere;
    }
    mat-icon {
      flex: none;
      width: 20px;
      height: 20px;
      color: var(--mat-sys-on-surface-variant);
    }
    strong {
      font-weight: 650;
    }
    .row + [role='status'] p {
      margin-top: var(--space-2);
    }
    .wants {
      padding: var(--space-3) var(--space-4);
      border-radius: var(--corner-small);
      background: var(--wash-working);
    }
    .others {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      align-items: center;
    }
  `,
  styleUrl: './settings.scss',
})
export class GuessedServer {
  protected readonly words = inject(TEXTS).connectors.mailbox;
  readonly guess = input.required<MailServerGuess>();
  protected readonly obstacle = computed(() => this.guess().found()?.obstacle ?? null);
  protected readonly provider = computed(() => this.guess().found()?.provider ?? this.words.thisProvider);
  protected readonly wants = computed(() => {
    const taken = this.guess().taken();
    const signIn = this.guess().signIn();
    return taken && signIn === 'password' && this.words.wants[taken.wants](taken.provider ?? this.words.thisProvider);
  });
}
