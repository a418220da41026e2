import { Component, computed, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { AuditRecord } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { TimeAgo } from '../ui/time/time-ago';
import { AuditSubject } from './audit-subject';
import { nameOfMember } from './member-words';
import { diffRecords } from './record-diff';

/** The cells of one entry in the list. */
@Component({
  selector: 'app-audit-row',
  imports: [AuditSubject, MatIcon, TimeAgo],
  template: `
    <span role="cell" class="at"><app-time-ago [at]="at()" /></span>
    <span role="cell" class="who">{{ record().actorName ?? texts.itself }}</span>
    <span role="cell" class="what">
      <button type="button" [attr.aria-label]="texts.details(words())" (click)="opened.emit()">
        {{ words() }}<mat-icon svgIcon="chevron-right" aria-hidden="true" />
      </button>
      @if (changed(); as changed) {
        <span class="changed" [attr.title]="changed">{{ changed }}</span>
      }
    </span>
    <span role="cell" class="subject"><app-audit-subject [record]="record()" /></span>
    <span role="cell" class="from">{{ record().address ?? '' }}</span>
  `,
  styleUrl: './audit-row.scss',
})
export class AuditRow {
  protected readonly texts = inject(TEXTS).audit;
  readonly record = input.required<AuditRecord>();
  readonly opened = output();

  protected readonly at = computed(() => Date.parse(this.record().at));
  protected readonly words = computed(() => this.texts.actions[this.record().action]);
  /** The members that another value was given; all of them are new or gone where a thing was made or removed. */
  protected readonly changed = computed(() => {
    const { before, after } = this.record();
    if (before === null || after === null) return '';
    const different = diffRecords(before, after).filter(({ change }) => change !== 'same');
    return this.texts.changed(different.map(({ path }) => nameOfMember(path, this.texts)));
  });
}
