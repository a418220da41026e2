import { HttpClient } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
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
import { findSubjects, type FoundSubjects } from './find-subjects';
import { type Subject, SUBJECT_KINDS } from './subjects';

/** A name that is being typed is looked for when the typing rests. */
const RESTED_MS = 250;

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
  private readonly http = inject(HttpClient);
  protected readonly texts = inject(TEXTS).subjects;
  /** Of the subject that is chosen; null for none. */
  readonly id = input.required<string | null>();
  /** Of the chosen one; undefined until it is known, null where it has none any more. */
  readonly name = input.required<string | null | undefined>();
  readonly chosen = output<Subject | null>();

  /** What stands in the field: the chosen name until something is typed. */
  private readonly chosenName = computed(() => {
    const [id, name] = [this.id(), this.name()];
    return id === null || name === undefined ? '' : (name ?? this.texts.notThere);
  });
  protected readonly typed = linkedSignal(() => this.chosenName());

  /** What was typed since somebody came to the field. */
  private readonly entered = signal<string | null>(null);
  /** The part of a name that is looked for; undefined until somebody comes to the field. */
  private readonly wanted = signal<string | undefined>(undefined);
  private readonly search = rxResource({
    params: () => this.wanted(),
    stream: ({ params }) => findSubjects(this.http, params),
  });
  /** Of the last search, until the next one has ended; null before the first, and where it failed. */
  protected readonly found = linkedSignal<FoundSubjects | null | undefined, FoundSubjects | null>({
    source: () => (this.search.hasValue() ? this.search.value() : this.search.error() ? null : undefined),
    computation: (found, previous) => (found === undefined ? (previous?.value ?? null) : found),
  });
  protected readonly groups = computed(() =>
    SUBJECT_KINDS.map((kind) => ({
      name: this.texts.groups[kind],
      subjects: (this.found()?.subjects ?? []).filter((subject) => subject.kind === kind),
    })).filter(({ subjects }) => subjects.length > 0),
  );
  protected readonly nameOf = (subject: Subject | string): string =>
    typeof subject === 'string' ? subject : subject.name;

  constructor() {
    effect((onCleanup) => {
      const name = this.entered();
      if (name === null) return;
      const timer = setTimeout(() => this.wanted.set(name.trim()), RESTED_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /** All are offered until something is typed. */
  protected begin(entry: HTMLInputElement): void {
    entry.select();
    this.entered.set(null);
    this.wanted.set('');
  }

  protected type(name: string): void {
    this.typed.set(name);
    this.entered.set(name);
  }

  protected take({ option }: MatAutocompleteSelectedEvent): void {
    this.chosen.emit(option.value as Subject);
  }

  /** What was typed and not chosen is no filter. */
  protected left(): void {
    if (this.typed() === '' && this.id() !== null) this.chosen.emit(null);
    else this.typed.set(this.chosenName());
  }
}
