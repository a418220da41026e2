import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormRoot, pattern, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { CalendarAnswer, CalendarUpdate } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { CalendarsApi } from '../data/calendars-api';
import type { Versioned } from '../data/send';
import { FocusFirst } from '../ui/focus/focus-first';
import { TextField } from '../ui/form/text-field';
import { fieldErrors } from '../ui/problem/field-errors';
import { type Problem, toProblem } from '../ui/problem/problem';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { NewerVersion } from '../ui/stale/newer-version';
import { ColourField } from './colour-field';

interface Entered {
  readonly name: string;
  /** `#rrggbb` or a CSS3 name; empty for none. */
  readonly color: string;
}

/** Name and colour, saved over the version that the form was opened with; a newer one is shown beside what was typed. */
@Component({
  selector: 'app-edit-calendar',
  imports: [ColourField, FocusFirst, FormRoot, MatButton, NewerVersion, ProblemPanel, TextField],
  template: `
    <form appFocusFirst [formRoot]="form">
      @if (newer(); as newer) {
        <app-newer-version [now]="newer" (take)="takeTheirs()" (keep)="keepMine()" />
      } @else if (problem(); as problem) {
        <app-problem-panel [problem]="problem" />
      }
      <app-text-field [label]="texts.name" [hint]="texts.nameHint" [field]="form.name" />
      <app-colour-field [label]="texts.colour" [hint]="texts.colourHint" [field]="form.color" />
      <div class="buttons">
        <button
          matButton="filled"
          type="submit"
          [disabled]="form().submitting() || newer() !== null"
          disabledInteractive
        >
          {{ form().submitting() ? texts.saving : texts.save }}
        </button>
        <button matButton type="button" (click)="cancelled.emit()">{{ texts.cancel }}</button>
      </div>
    </form>
  `,
  styleUrl: '../ui/card/titled-card.scss',
})
export class EditCalendar {
  private readonly api = inject(CalendarsApi);
  protected readonly texts = inject(TEXTS).calendars.edit;
  readonly calendar = input.required<Versioned<CalendarAnswer>>();
  readonly saved = output();
  readonly cancelled = output();
  readonly stale = output();

  /** What the form builds on; the first version, until somebody decides about a newer one. */
  private readonly base = linkedSignal<Versioned<CalendarAnswer>, Versioned<CalendarAnswer>>({
    source: this.calendar,
    computation: (now, previous) => previous?.value ?? now,
  });
  private readonly entered = linkedSignal<Versioned<CalendarAnswer>, Entered>({
    source: this.calendar,
    computation: ({ value }, previous) => previous?.value ?? enteredFrom(value),
  });
  protected readonly problem = signal<Problem | null>(null);
  protected readonly newer = computed(() => {
    const { value, etag } = this.calendar();
    if (etag === this.base().etag) return null;
    return [
      { label: this.texts.name, value: value.name },
      { label: this.texts.colour, value: value.color ?? this.texts.none },
    ];
  });

  protected readonly form = form(
    this.entered,
    (path) => {
      required(path.name, { message: this.texts.needName });
      pattern(path.color, /^(#[0-9a-f]{6}|[a-z]*)$/i, { message: this.texts.needColour });
    },
    { submission: { action: () => this.save() } },
  );

  protected takeTheirs(): void {
    this.entered.set(enteredFrom(this.calendar().value));
    this.keepMine();
  }

  protected keepMine(): void {
    this.base.set(this.calendar());
    this.problem.set(null);
  }

  private async save(): Promise<ReturnType<typeof fieldErrors>> {
    this.problem.set(null);
    const { value, etag } = this.base();
    const change = changeOf(value, this.entered());
    try {
      if (Object.keys(change).length > 0) await this.api.update(value.id, change, etag);
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === 'stale') this.stale.emit();
      this.problem.set(problem);
      return fieldErrors(problem, { name: this.form.name, color: this.form.color });
    }
    this.saved.emit();
    return [];
  }
}

const enteredFrom = ({ name, color }: CalendarAnswer): Entered => ({ name, color: color ?? '' });

function changeOf(stored: CalendarAnswer, entered: Entered): CalendarUpdate {
  const name = entered.name.trim();
  const color = entered.color.trim() || null;
  return { ...(name !== stored.name && { name }), ...(color !== stored.color && { color }) };
}
