import { parseArgs } from 'node:util';
import { readCalendar } from '@calmirror/connectors';
import type { TimeWindow } from '@calmirror/core';
import { loadCalendar } from './load-calendar.js';
import { occurrencesOf } from './occurrences.js';
import type { CommandWorld } from './command-world.js';
import { isExpected, UsageError } from './usage-error.js';

const DAY = 86_400_000;

/** `calmirror read FILE_OR_URL… [--from T --to T]`: what Calmirror sees in a calendar. */
export async function read(args: readonly string[], world: CommandWorld): Promise<object> {
  const { sources, window } = parse(args, world.now());
  const readings = [];
  for (const source of sources) {
    readings.push(
      await named(source, async () => occurrencesOf(readCalendar(await loadCalendar(source, world)), window)),
    );
  }
  return {
    instances: readings.flatMap(({ instances }) => instances),
    problems: readings.flatMap(({ problems }) => problems),
  };
}

/** Says of which source an error speaks. */
async function named<T>(source: string, reading: () => Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch (error) {
    if (isExpected(error)) throw new UsageError(`${source}: ${error.message}`);
    throw error;
  }
}

function parse(args: readonly string[], now: number): { sources: string[]; window: TimeWindow } {
  const { positionals, values } = parsed(args);
  if (positionals.length === 0) throw new UsageError('usage: calmirror read FILE_OR_URL… [--from T --to T]');
  const from = values.from === undefined ? now - 30 * DAY : Date.parse(values.from);
  const to = values.to === undefined ? now + 365 * DAY : Date.parse(values.to);
  if (!(from < to)) throw new UsageError('--from and --to are dates or RFC 3339 times, the second after the first');
  const written = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
  return { sources: positionals, window: { from: written(from), to: written(to) } };
}

function parsed(args: readonly string[]): { positionals: string[]; values: { from?: string; to?: string } } {
  try {
    const options = { from: { type: 'string' }, to: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
