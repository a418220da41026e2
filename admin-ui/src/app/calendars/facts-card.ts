import { Component, computed, type ElementRef, inject, input, model, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { CalendarAnswer, ConnectorAnswer } from '@calmirror/contracts';
import { LISTENING_KINDS } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../texts/texts';
import { KindLabel } from '../connectors/kind-label';
import type { Versioned } from '../data/send';
import { Facts } from '../ui/facts/facts';
import { TimeAgo } from '../ui/time/time-ago';
import { EditCalendar } from './edit-calendar';
import { PushFacts } from './push-facts';
import { RightsLabel } from './rights-label';
import { Swatch } from './swatch';

/** What is known of a calendar, and the way to call it otherwise. */
@Component({
  selector: 'app-facts-card',
  imports: [EditCalendar, Facts, KindLabel, MatButton, PushFacts, RightsLabel, RouterLink, Swatch, TimeAgo],
  template: `
    <section class="card" aria-labelledby="facts-title">
      <header>
        <h2 #title id="facts-title" tabindex="-1">{{ texts.facts.title }}</h2>
        @if (!editing()) {
          <button matButton type="button" class="acts" (click)="editing.set(true)">{{ texts.facts.edit }}</button>
        }
      </header>
      @if (editing()) {
        <app-edit-calendar
          [calendar]="calendar()"
          (saved)="close(); saved.emit()"
          (cancelled)="close()"
          (stale)="stale.emit()"
        />
      } @else {
        <app-facts>
          <dt>{{ texts.facts.connector }}</dt>
          <dd>
            @if (connector(); as connector) {
              <a [routerLink]="['/connectors', connector.id]">{{ connector.name }}</a>
              <div class="quiet"><app-connector-kind [kind]="connector.kind" /></div>
            } @else {
              <a [routerLink]="['/connectors', calendar().value.connectorId]">{{ texts.facts.toConnector }}</a>
            }
          </dd>
          <dt>{{ texts.facts.rights }}</dt>
          <dd><app-rights [calendar]="calendar().value" /></dd>
          @if (calendar().value.readable) {
            <dt>{{ texts.facts.read }}</dt>
            <dd>
              @if (calendar().value.lastPulledAt; as read) {
                <app-time-ago [at]="at(read)" />
              } @else {
                {{ texts.facts.never }}
              }
            </dd>
          }
          @if (elsewhere()) {
            <dt>{{ texts.push.title }}</dt>
            <dd><app-push-facts [push]="calendar().value.push" [listened]="listened()" /></dd>
            <dt>{{ texts.facts.zone }}</dt>
            <dd>{{ calendar().value.timeZone ?? texts.facts.noZone }}</dd>
          }
          <dt>{{ texts.facts.colour }}</dt>
          <dd class="colour">
            <app-swatch [color]="calendar().value.color" />{{ calendar().value.color ?? texts.facts.noColour }}
          </dd>
          @if (elsewhere()) {
            <dt>{{ texts.facts.externalId }}</dt>
            <dd>
              <code>{{ calendar().value.externalId }}</code>
            </dd>
          }
          <dt>{{ texts.facts.made }}</dt>
          <dd><app-time-ago [at]="at(calendar().value.createdAt)" /></dd>
        </app-facts>
      }
    </section>
  `,
  styles: `
    .colour {
      display: flex;
      gap: var(--space-2);
      align-items: center;
    }
  `,
  styleUrl: '../ui/card/titled-card.scss',
})
export class FactsCard {
  protected readonly texts = inject(TEXTS).calendars;
  readonly calendar = input.required<Versioned<CalendarAnswer>>();
  readonly connector = input.required<ConnectorAnswer | null>();
  readonly editing = model.required<boolean>();
  /** One that Calmirror itself keeps has no zone of its own, and no other name. */
  protected readonly elsewhere = computed(() => this.connector()?.kind !== 'published');
  protected readonly listened = computed(() => LISTENING_KINDS.some((kind) => kind === this.connector()?.kind));
  readonly saved = output();
  readonly stale = output();

  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');

  /** The form goes, and the focus with it: it goes on where the card begins. */
  protected close(): void {
    this.editing.set(false);
    this.title().nativeElement.focus({ preventScroll: true });
  }

  protected readonly at = (time: string): number => Date.parse(time);
}
