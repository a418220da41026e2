import { Component, computed, inject, type Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { NavigationStart, Router } from '@angular/router';
import type { AuditRecord } from '@calmirror/contracts';
import { filter } from 'rxjs';
import { TEXTS } from '../../texts/texts';
import { Facts } from '../ui/facts/facts';
import { AuditSubject } from './audit-subject';
import { MemberTable } from './member-table';
import { diffRecords } from './record-diff';

/** One entry whole: who and when, and every member before and after, those that changed on top. */
@Component({
  selector: 'app-entry-details',
  imports: [
    AuditSubject,
    Facts,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MemberTable,
  ],
  templateUrl: './entry-details.html',
  styleUrl: './entry-details.scss',
})
export class EntryDetails {
  private readonly all = inject(TEXTS).audit;
  protected readonly texts = this.all.entry;
  protected readonly record = inject<AuditRecord>(MAT_DIALOG_DATA);
  protected readonly title = this.all.actions[this.record.action];
  protected readonly who = this.record.actorName ?? this.all.itself;
  protected readonly at = this.all.moment(Date.parse(this.record.at));

  private readonly members = computed(() => diffRecords(this.record.before, this.record.after));
  protected readonly different = computed(() => this.members().filter(({ change }) => change !== 'same'));
  protected readonly same = computed(() => this.members().filter(({ change }) => change === 'same'));

  constructor() {
    const shown = inject(MatDialogRef);
    // A link in it leads to another page.
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationStart),
        takeUntilDestroyed(),
      )
      .subscribe(() => shown.close());
  }
}

/** Opens an entry over the page; `injector` is that of the page. */
export function showEntry(injector: Injector, record: AuditRecord): void {
  injector.get(MatDialog).open(EntryDetails, {
    data: record,
    injector,
    width: '60rem',
    maxWidth: 'min(60rem, calc(100vw - 2rem))',
    autoFocus: 'dialog',
  });
}
