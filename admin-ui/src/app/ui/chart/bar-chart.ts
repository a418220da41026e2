import { DOCUMENT } from '@angular/common';
import {
  afterNextRender,
  Component,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';
import { barOptions } from './bar-options';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

/** One of the amounts that are stacked in each bar. */
export interface BarSeries {
  readonly label: string;
  /** As in CSS; may name variables of the theme. */
  readonly colour: string;
  /** One for each bar. */
  readonly amounts: readonly number[];
  /** What is little beside the others is drawn so high at least (px), where it is anything. */
  readonly atLeast?: number;
}

/** Stacked bars. To be loaded after the page that they stand on, which shows the same as a table as well. */
@Component({
  selector: 'app-bar-chart',
  template: `<canvas #canvas role="img" [attr.aria-label]="label()"></canvas>`,
  styles: `
    :host {
      position: absolute;
      inset: 0;
    }
  `,
})
export class BarChart {
  private readonly document = inject(DOCUMENT);
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  /** Of the bars. */
  readonly names = input.required<readonly string[]>();
  readonly series = input.required<readonly BarSeries[]>();
  readonly label = input.required<string>();
  private readonly chart = signal<Chart<'bar'> | null>(null);

  constructor() {
    afterNextRender(() => this.chart.set(new Chart(this.canvas().nativeElement, this.drawing())));
    effect(() => {
      this.names();
      this.series();
      this.redraw();
    });
    const dark = this.document.defaultView?.matchMedia('(prefers-color-scheme: dark)');
    const redraw = (): void => this.redraw();
    dark?.addEventListener('change', redraw);
    inject(DestroyRef).onDestroy(() => {
      dark?.removeEventListener('change', redraw);
      this.chart()?.destroy();
    });
  }

  private redraw(): void {
    const chart = this.chart();
    if (!chart) return;
    const { data, options } = this.drawing();
    [chart.data, chart.options] = [data, options];
    chart.update('none');
  }

  private drawing() {
    return {
      type: 'bar' as const,
      data: {
        labels: [...this.names()],
        datasets: this.series().map(({ label, colour, amounts, atLeast }) => ({
          label,
          // A bar of nothing would be as high as the least.
          data: amounts.map((amount) => (amount === 0 && atLeast !== undefined ? null : amount)),
          backgroundColor: this.resolved(colour),
          hoverBackgroundColor: this.resolved(colour),
          borderRadius: 2,
          maxBarThickness: 28,
          ...(atLeast !== undefined && { minBarLength: atLeast }),
        })),
      },
      options: barOptions({
        words: this.resolved('var(--mat-sys-on-surface-variant)'),
        lines: this.resolved('var(--mat-sys-outline-variant)'),
        surface: this.resolved('var(--mat-sys-inverse-surface)'),
        onSurface: this.resolved('var(--mat-sys-inverse-on-surface)'),
      }),
    };
  }

  /** What a colour of the theme is just now: a canvas knows neither variables nor schemes. */
  private resolved(colour: string): string {
    const canvas = this.canvas().nativeElement;
    canvas.style.color = colour;
    return getComputedStyle(canvas).color;
  }
}
