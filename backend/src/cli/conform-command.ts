import { readFile } from 'node:fs/promises';
import { type ConformanceCase, isCase, judge } from './conformance-case.js';
import { UsageError } from './usage-error.js';

/** `calmirror conform CASES.json…`: what Calmirror makes of tables of calendars whose occurrences are known. */
export async function conform(files: readonly string[]): Promise<object> {
  if (files.length === 0) throw new UsageError('usage: calmirror conform CASES.json…');
  const wrong: object[] = [];
  const refused: object[] = [];
  let total = 0;
  let right = 0;
  for (const file of files) {
    for (const tableCase of casesOf(await readFile(file, 'utf8'), file)) {
      const { id, expected } = tableCase;
      const outcome = judge(tableCase);
      total++;
      if (outcome.verdict === 'right') right++;
      else if (outcome.verdict === 'wrong') wrong.push({ id, expected, got: outcome.got });
      else refused.push({ id, code: outcome.code, message: outcome.message });
    }
  }
  return { total, right, wrong, refused };
}

function casesOf(text: string, file: string): readonly ConformanceCase[] {
  try {
    const { cases } = JSON.parse(text) as { cases?: unknown };
    if (Array.isArray(cases) && cases.every(isCase)) return cases;
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
  throw new UsageError(`${file} holds no cases, or one without id, ics, window or expected`);
}
