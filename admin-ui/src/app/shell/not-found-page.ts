import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TEXTS } from '../../texts/texts';

@Component({
  selector: 'app-not-found-page',
  imports: [MatButton, RouterLink],
  template: `
    <h1>{{ texts.title }}</h1>
    <p class="quiet">{{ texts.detail }}</p>
    <a matButton="outlined" routerLink="/">{{ texts.home }}</a>
  `,
  styles: `
    p {
      margin: var(--space-2) 0 var(--space-5);
    }
  `,
})
export class NotFoundPage {
  protected readonly texts = inject(TEXTS).shell.notFound;
}
