import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TEXTS } from '../../texts/texts';
import { pathOf, type SubjectKind, Subjects } from './subjects';

/** The name of a pair, calendar or connector, as a link to its page while it is there. */
@Component({
  selector: 'app-subject-link',
  imports: [RouterLink],
  template: `
    @if (subject(); as subject) {
      <a [routerLink]="path()" [attr.title]="subject.name">{{ subject.name }}</a>
    } @else if (subjects.all() === null) {
      <span aria-hidden="true">…</span>
    } @else {
      <span class="quiet">{{ gone() }}</span>
    }
  `,
  styles: `
    a {
      color: inherit;
      text-decoration-color: color-mix(in srgb, currentColor 35%, transparent);
    }
    a:hover {
      color: var(--mat-sys-primary);
      text-decoration-color: currentColor;
    }
  `,
})
export class SubjectLink {
  protected readonly subjects = inject(Subjects);
  private readonly texts = inject(TEXTS).subjects;
  readonly kind = input.required<SubjectKind>();
  readonly id = input.required<string>();
  /** Said where it is not there any more. */
  readonly formerName = input<string | null>(null);

  protected readonly subject = computed(() => this.subjects.find(this.id()));
  protected readonly path = computed(() => pathOf({ kind: this.kind(), id: this.id() }));
  protected readonly gone = computed(() => this.formerName() ?? this.texts.gone(this.texts.kinds[this.kind()]));
}
