import { Component, computed, effect, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { AUDIT_ACTIONS, type AuditAction } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../texts/texts';
import { SubjectField } from '../subjects/subject-field';
import { DateField } from '../ui/form/date-field';
import { SelectField } from '../ui/form/select-field';
import { type AuditFilter, isFiltered } from './audit-filter';

interface Entered {
  readonly action: AuditAction | '';
  readonly actorId: string;
  readonly from: string;
  readonly to: string;
}

/** Somebody who has made entries. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** Which entries are listed: by what was done, by whom, to what, and when. */
@Component({
  selector: 'app-audit-filters',
  imports: [DateField, MatButton, SelectField, SubjectField],
  template: `
    <div class="filters" role="group" [attr.aria-label]="texts.title">
      <app-select-field class="action" [label]="texts.action" [choices]="actions" [field]="form.action" />
      <app-select-field class="actor" [label]="texts.actor" [choices]="people()" [field]="form.actorId" />
      <app-subject-field
        class="subject"
        [id]="filter().subjectId ?? null"
        [name]="subjectName()"
        (chosen)="choose({ subjectId: $event?.id })"
      />
      <app-date-field class="day" [label]="texts.from" [field]="form.from" />
      <app-date-field class="day" [label]="texts.to" [field]="form.to" />
      @if (filtered()) {
        <button matButton type="button" (click)="changed.emit({})">{{ texts.clear }}</button>
      }
    </div>
  `,
  styleUrl: './audit-filters.scss',
})
export class AuditFilters {
  private readonly all = inject(TEXTS).audit;
  protected readonly texts = this.all.filters;
  readonly filter = input.required<AuditFilter>();
  readonly actors = input.required<readonly Actor[]>();
  /** What the chosen subject is called; undefined until it is known, null where nothing is. */
  readonly subjectName = input.required<string | null | undefined>();
  readonly changed = output<AuditFilter>();

  protected readonly actions = [
    { value: '' as const, label: this.texts.everyAction },
    ...AUDIT_ACTIONS.map((value) => ({ value, label: this.all.actions[value] })),
  ];
  protected readonly people = computed(() => [
    { value: '', label: this.texts.everyActor },
    ...this.actors().map(({ id, name }) => ({ value: id, label: name })),
  ]);
  protected readonly filtered = computed(() => isFiltered(this.filter()));

  private readonly inAddress = computed<Entered>(() => {
    const { action = '', actorId = '', from = '', to = '' } = this.filter();
    return { action, actorId, from, to };
  });
  private readonly entered = linkedSignal(() => this.inAddress());
  protected readonly form = form(this.entered);

  constructor() {
    effect(() => {
      const entered = this.entered();
      untracked(() => {
        if (JSON.stringify(entered) !== JSON.stringify(this.inAddress())) this.choose(entered);
      });
    });
  }

  protected choose(change: Partial<Record<keyof AuditFilter, string>>): void {
    const next = Object.entries({ ...this.filter(), ...change }).filter(([, value]) => value);
    this.changed.emit(Object.fromEntries(next));
  }
}
