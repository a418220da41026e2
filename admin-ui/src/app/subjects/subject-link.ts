import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TEXTS } from '../../texts/texts';
import { pathOf, type SubjectKind } from './subjects';

/** The name of a pair, calendar or connector, as a link to its page; that it is gone where it has none any more. */
@Component({
  selector: 'app-subject-link',
  imports: [RouterLink],
  template: `
    @if (name(); as name) {
      <a [routerLink]="path()" [attr.title]="name">{{ name }}</a>
    } @else {
      <span class="quiet">{{ texts.gone(texts.kinds[kind()]) }}</span>
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
  protected readonly texts = inject(TEXTS).subjects;
  readonly kind = input.required<SubjectKind>();
  readonly id = input.required<string>();
  /** Null when it is gone. */
  readonly name = input.required<string | null>();

  protected readonly path = computed(() => pathOf({ kind: this.kind(), id: this.id() }));
}
