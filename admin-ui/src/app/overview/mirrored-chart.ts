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
import { TEXTS } from '../../texts/texts';
import { barOptions } from './bar-options';
import { type ChartHour, SERIES } from './series';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

/** Bars, an hour each. Loaded after the page that it stands on: what it shows is there as a table as well. */
@Component({
  selector: 'app-mirrored-chart',
  template: `<canvas #canvas role="img" [attr.aria-label]="label()"></canvas>`,
  styles: `
    :host {
      position: absolute;
      inset: 0;
    }
  `,
})
export class MirroredChart {
  private readonly document = inject(DOCUMENT);
  private readonly texts = inject(TEXTS).overview.mirrored;
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  readonly hours = input.required<readonly ChartHour[]>();
  readonly label = input.required<string>();
  private readonly chart = signal<Chart<'bar'> | null>(null);

  constructor() {
    afterNextRender(() => this.chart.set(new Chart(this.canvas().nativeElement, this.drawing())));
    effect(() => {
      this.hours();
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
    const hours = this.hours();
    return {
      type: 'bar' as const,
      data: {
        labels: hours.map(({ at }) => at),
        datasets: SERIES.map(({ name, colour }) => ({
          label: this.texts[name],
          data: hours.map((hour) => hour[name]),
          backgroundColor: this.resolved(colour),
          hoverBackgroundColor: this.resolved(colour),
          borderRadius: 2,
          maxBarThickness: 28,
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
