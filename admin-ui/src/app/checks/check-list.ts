import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { ConnectorKind } from '@calmirror/contracts/closed-lists';
import type { OAuthSignIn } from '@calmirror/contracts/oauth-sign-in';
import { TEXTS } from '../../texts/texts';
import { type CheckRow, type Checking, checkRows } from './check-row';

const ICONS: Record<CheckRow['standing'], string> = {
  waiting: 'dot',
  running: 'state-working',
  passed: 'state-ok',
  failed: 'state-needs-attention',
  skipped: 'dot',
};

/** The checks of a connector as they run, each by icon and word; what failed says what to do. */
@Component({
  selector: 'app-check-list',
  imports: [MatIcon],
  template: `
    <ul [attr.aria-label]="texts.label" aria-live="polite">
      @for (row of rows(); track $index) {
        <li [class]="row.standing">
          <mat-icon [svgIcon]="icons[row.standing]" aria-hidden="true" />
          <div>
            <p>
              <span class="name">{{ nameOf(row) }}</span>
              <span class="standing">{{ texts.standings[row.standing] }}</span>
            </p>
            @if (row.standing === 'failed') {
              <p>{{ adviceOn(row) }}</p>
            }
            @if (row.detail; as detail) {
              <p class="detail quiet">{{ detail }}</p>
            }
          </div>
        </li>
      }
    </ul>
  `,
  styleUrl: './check-list.scss',
})
export class CheckList {
  protected readonly texts = inject(TEXTS).checks;
  protected readonly icons = ICONS;
  readonly kind = input.required<ConnectorKind>();
  /** By whose consent it signs in; null where a password does, or nothing. */
  readonly signIn = input.required<OAuthSignIn | null>();
  readonly checking = input.required<Checking>();
  protected readonly rows = computed(() => checkRows(this.kind(), this.checking()));

  protected nameOf({ name }: CheckRow): string {
    return (this.texts.names as Record<string, string>)[name] ?? name;
  }

  protected adviceOn({ reason }: CheckRow): string {
    const signIn = this.signIn();
    const byConsent: Record<string, string> = signIn ? this.texts.byConsent[signIn.reach][signIn.provider] : {};
    const reasons: Record<string, string> = this.texts.reasons;
    return byConsent[reason ?? ''] ?? reasons[reason ?? ''] ?? this.texts.otherwise;
  }
}
