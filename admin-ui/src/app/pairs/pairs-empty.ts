import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TEXTS } from '../../texts/texts';
import { CopyButton } from '../ui/copy/copy-button';
import { PairDrawing } from './pair-drawing';

/** Before there is a pair: what one is, and how to get it. */
@Component({
  selector: 'app-pairs-empty',
  imports: [CopyButton, MatButton, PairDrawing, RouterLink],
  template: `
    <section class="card">
      <div class="what">
        <app-pair-drawing />
        <h2>{{ texts.title }}</h2>
        <p class="quiet">{{ texts.lead }}</p>
        <div class="try">
          <h3>{{ texts.demo.title }}</h3>
          <p>{{ texts.demo.lead }}</p>
          <div class="line">
            <code>{{ texts.demo.command }}</code>
            <app-copy-button
              [text]="texts.demo.command"
              [label]="texts.demo.copy"
              [done]="copied"
              [subject]="texts.demo.command"
            />
          </div>
        </div>
      </div>
      <div class="how">
        <h3>{{ texts.how }}</h3>
        <ol>
          @for (step of texts.steps; track step.title) {
            <li>
              <p class="step">{{ step.title }}</p>
              <p class="quiet">{{ step.does }}</p>
            </li>
          }
        </ol>
        <div class="next">
          <a matButton="filled" routerLink="/pairs/new">{{ texts.act }}</a>
          <a matButton href="/api/docs" target="_blank">{{ texts.docs }}</a>
        </div>
      </div>
    </section>
  `,
  styleUrl: './pairs-empty.scss',
})
export class PairsEmpty {
  private readonly pairs = inject(TEXTS).pairs;
  protected readonly texts = this.pairs.empty;
  protected readonly copied = this.pairs.copied;
}
