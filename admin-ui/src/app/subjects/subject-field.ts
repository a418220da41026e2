import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import {
  MatAutocomplete,
  MatAutocompleteTrigger,
  MatOptgroup,
  MatOption,
  type MatAutocompleteSelectedEvent,
} from '@angular/material/autocomplete';
import { MatIconButton } from '@angular/material/button';
import { MatFormField, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { TEXTS } from '../../texts/texts';
import { type Subject, SUBJECT_KINDS, Subjects } from './subjects';

/** So many are offered; whoever misses one types on. */
const OFFERED = 30;

/** Finds a pair, calendar or connector by its name. */
@Component({
  selector: 'app-subject-field',
  imports: [
    MatAutocomplete,
    MatAutocompleteTrigger,
    MatFormField,
    MatIcon,
    MatIconButton,
    MatInput,
    MatLabel,
    MatOptgroup,
    MatOption,
    MatSuffix,
  ],
  templateUrl: './subject-field.html',
  styles: `
    mat-form-field {
      width: 100%;
    }
  `,
})
export class SubjectField {
  private readonly subjects = inject(Subjects);
  protected readonly texts = inject(TEXTS).subjects;
  /** Of the subject that is chosen; null for none. */
  readonly id = input.required<string | null>();
  /** Stands for the chosen one where that is not there any more. */
  readonly formerName = input<string | null>(null);
  readonly chosen = output<Subject | null>();

  /** What stands in the field: the chosen name until something is typed. */
  private readonly chosenName = computed(() => {
    const id = this.id();
    if (id === null) return '';
    return this.subjects.find(id)?.name ?? (this.subjects.all() ? (this.formerName() ?? this.texts.notThere) : '');
  });
  protected readonly typed = linkedSignal(() => this.chosenName());

  private readonly found = computed(() => {
    const wanted = this.typed().trim().toLowerCase();
    const known = this.subjects.all() ?? [];
    return this.typed() === this.chosenName() ? known : known.filter(({ name }) => name.toLowerCase().includes(wanted));
  });
  protected readonly more = computed(() => Math.max(0, this.found().length - OFFERED));
  protected readonly groups = computed(() => {
    const offered = this.found().slice(0, OFFERED);
    return SUBJECT_KINDS.map((kind) => ({
      name: this.texts.groups[kind],
      subjects: offered.filter((subject) => subject.kind === kind),
    })).filter(({ subjects }) => subjects.length > 0);
  });
  protected readonly nameOf = (subject: Subject | string): string =>
    typeof subject === 'string' ? subject : subject.name;

  protected take({ option }: MatAutocompleteSelectedEvent): void {
    this.chosen.emit(option.value as Subject);
  }

  /** What was typed and not chosen is no filter. */
  protected left(): void {
    if (this.typed() === '' && this.id() !== null) this.chosen.emit(null);
    else this.typed.set(this.chosenName());
  }
}
