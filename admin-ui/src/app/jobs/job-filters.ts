import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  JOB_KINDS,
  JOB_STATUSES,
  LANES,
  type JobKind,
  type JobStatus,
  type Lane,
} from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../texts/texts';
import { Segments } from '../ui/form/segments';
import { SelectField } from '../ui/form/select-field';
import { isFiltered, type JobFilter, subjectIn } from './job-filter';
import { SubjectField } from '../subjects/subject-field';
import { addressOf, type Subject } from '../subjects/subjects';

/** Which jobs are listed: by state, kind, lane and subject. */
@Component({
  selector: 'app-job-filters',
  imports: [MatButton, Segments, SelectField, SubjectField],
  template: `
    <div class="filters" role="group" [attr.aria-label]="texts.title">
      <app-segments
        [label]="texts.status"
        [choices]="statuses"
        [chosen]="filter().status ?? ''"
        (chosenChange)="choose({ status: $event || undefined })"
      />
      <app-select-field class="word" [label]="texts.kind" [choices]="kinds" [field]="form.kind" />
      <app-select-field class="word" [label]="texts.lane" [choices]="lanes" [field]="form.lane" />
      <app-subject-field
        class="subject"
        [id]="subject()?.id ?? null"
        [name]="subjectName()"
        (chosen)="chooseSubject($event)"
      />
      @if (filtered()) {
        <button matButton type="button" (click)="changed.emit({})">{{ texts.clear }}</button>
      }
    </div>
  `,
  styleUrl: './job-filters.scss',
})
export class JobFilters {
  private readonly all = inject(TEXTS).jobs;
  protected readonly texts = this.all.filters;
  readonly filter = input.required<JobFilter>();
  readonly changed = output<JobFilter>();

  protected readonly statuses = [
    { value: '' as const, label: this.texts.everyStatus },
    ...JOB_STATUSES.map((value) => ({ value, label: this.all.statuses[value] })),
  ];
  protected readonly kinds = [
    { value: '' as const, label: this.texts.everyKind },
    ...JOB_KINDS.map((value) => ({ value, label: this.all.kinds[value].name })),
  ];
  protected readonly lanes = [
    { value: '' as const, label: this.texts.everyLane },
    ...LANES.map((value) => ({ value, label: this.all.lanes[value].name })),
  ];
  protected readonly subject = computed(() => subjectIn(this.filter()));
  private readonly address = computed(() => {
    const subject = this.subject();
    return subject === null ? undefined : addressOf(subject);
  });
  private readonly named = httpResource<Pick<Subject, 'name'>>(() => this.address());
  protected readonly subjectName = computed(() => {
    if (this.named.hasValue()) return this.named.value().name;
    return this.named.error() ? null : undefined;
  });
  protected readonly filtered = computed(() => isFiltered(this.filter()));

  private readonly entered = linkedSignal<{ kind: JobKind | ''; lane: Lane | '' }>(() => ({
    kind: this.filter().kind ?? '',
    lane: this.filter().lane ?? '',
  }));
  protected readonly form = form(this.entered);

  constructor() {
    effect(() => {
      const { kind, lane } = this.entered();
      untracked(() => {
        const { kind: known = '', lane: knownLane = '' } = this.filter();
        if (kind !== known || lane !== knownLane) this.choose({ kind: kind || undefined, lane: lane || undefined });
      });
    });
  }

  protected choose(change: { status?: JobStatus; kind?: JobKind; lane?: Lane }): void {
    this.changed.emit({ ...this.filter(), ...change });
  }

  protected chooseSubject(subject: Subject | null): void {
    const { status, kind, lane } = this.filter();
    this.changed.emit({ status, kind, lane, ...(subject && { [`${subject.kind}Id`]: subject.id }) });
  }
}
