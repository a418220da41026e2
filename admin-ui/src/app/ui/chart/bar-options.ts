import type { ChartOptions } from 'chart.js';

interface Colours {
  readonly words: string;
  readonly lines: string;
  readonly surface: string;
  readonly onSurface: string;
}

/** A quiet chart: stacked bars, few lines, nothing that moves, and whole numbers. */
export function barOptions({ words, lines, surface, onSurface }: Colours): ChartOptions<'bar'> {
  const ticks = { color: words, font: { size: 12 }, maxRotation: 0 };
  return {
    animation: false,
    maintainAspectRatio: false,
    interaction: { mode: 'index', intersect: false },
    scales: {
      x: { stacked: true, grid: { display: false }, border: { color: lines }, ticks: { ...ticks, maxTicksLimit: 8 } },
      y: {
        stacked: true,
        suggestedMax: 4,
        grid: { color: lines },
        border: { display: false },
        ticks: { ...ticks, precision: 0, maxTicksLimit: 5 },
      },
    },
    plugins: { tooltip: { backgroundColor: surface, titleColor: onSurface, bodyColor: onSurface, padding: 8 } },
  };
}
