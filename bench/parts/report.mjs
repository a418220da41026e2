import os from 'node:os';

/** What the figures were measured on, and how busy it was with other things. */
export function machine() {
  const [{ model }] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const load = os.loadavg().map((value) => value.toFixed(1));
  const system = `${os.type()} ${os.release()} ${os.arch()}`;
  return `${os.availableParallelism()} × ${model.trim()}, ${memory} GiB, ${system}, Node.js ${process.versions.node}, load ${load.join(' ')}`;
}

const number = (value) => (value === null ? '' : value.toLocaleString('en', { maximumSignificantDigits: 4 }));

/** The report for a terminal: a line a figure, in columns. */
export function table({ machine, date, figures }) {
  const rows = figures.map(({ name, value, unit, against, againstValue, ratio }) => [
    name,
    number(value),
    unit,
    number(ratio),
    against === null ? '' : `${against}: ${number(againstValue)}`,
  ]);
  const lines = [['figure', 'value', 'unit', 'ratio', 'against'], ...rows];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
  const isNumber = (column) => column === 1 || column === 3;
  const pad = (cell, column) => (isNumber(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]));
  return [...lines.map((cells) => cells.map(pad).join('  ').trimEnd()), '', `${date}  ${machine}`].join('\n');
}
