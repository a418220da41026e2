import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditRecord } from '@calmirror/contracts';
import { JOB_KINDS, type JobKind } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../texts/texts';
import { SubjectLink } from '../subjects/subject-link';
import { SUBJECT_KINDS, type SubjectKind } from '../subjects/subjects';

/** What an entry is about, by the name that it had then; as a link where there may be a page of it. */
@Component({
  selector: 'app-audit-subject',
  imports: [RouterLink, SubjectLink],
  template: `
    @if (lasting(); as subject) {
      <app-subject-link [kind]="subject.kind" [id]="subject.id" [name]="record().subjectName" />
    } @else if (jobPath(); as path) {
      <a [routerLink]="path">{{ jobName() }}</a>
    } @else {
      {{ record().subjectName ?? '' }}
    }
  `,
  styles: `
    a {
      color: inherit;
      text-decoration-color: color-mix(in srgb, currentColor 35%, transparent);
    }
    a:hover {
      color: var(--mat-sys-primary);
    }
  `,
})
export class AuditSubject {
  private readonly kinds = inject(TEXTS).jobs.kinds;
  readonly record = input.required<Pick<AuditRecord, 'action' | 'subjectKind' | 'subjectId' | 'subjectName'>>();

  /** What an entry says to be removed has no page. */
  protected readonly lasting = computed<{ kind: SubjectKind; id: string } | null>(() => {
    const { action, subjectKind, subjectId: id } = this.record();
    if (action.endsWith('.deleted')) return null;
    const kind = SUBJECT_KINDS.find((one) => one === subjectKind);
    return kind && id !== null ? { kind, id } : null;
  });
  protected readonly jobPath = computed(() => {
    const { subjectKind, subjectId } = this.record();
    return subjectKind === 'job' && subjectId !== null ? ['/jobs', subjectId] : null;
  });
  /** Jobs have no names: the log keeps their kind in place of one. */
  protected readonly jobName = computed(() => {
    const name = this.record().subjectName ?? '';
    return isKind(name) ? this.kinds[name].name : name;
  });
}

const isKind = (name: string): name is JobKind => (JOB_KINDS as readonly string[]).includes(name);
