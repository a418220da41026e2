import type { CheckAnswer } from '@calmirror/contracts';
import type { Checking } from './check-row';

/** A line for each check as it ends and a last one with the outcome; or, from a server that does not stream, all in one. */
interface Told {
  readonly check?: CheckAnswer;
  readonly checks?: readonly CheckAnswer[];
  readonly ok?: boolean;
}

/** What has been told up to the last whole line of `text`. @throws {SyntaxError} where a whole line is no JSON */
export function checksIn(text: string): Checking {
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Told)
    .reduce<Checking>(
      ({ answers, ok }, told) => ({
        answers: [...answers, ...(told.check ? [told.check] : []), ...(told.checks ?? [])],
        ok: told.ok ?? ok,
      }),
      { answers: [], ok: null },
    );
}
