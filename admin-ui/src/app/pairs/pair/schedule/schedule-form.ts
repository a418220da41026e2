import type { WritableSignal } from '@angular/core';
import { type FieldTree, form, max, maxLength, min, required, validate } from '@angular/forms/signals';
import type { Texts } from '../../../../texts/texts';
import { type EnteredSchedule, UNITS } from './schedule';

/** The limits of the API (`PairInput`). */
const LONGEST_NAME = 200;
const TEN_YEARS = 3_660;
const SHORTEST_SECONDS = 5;
const WEEK_SECONDS = 604_800;
const MOST_MIRRORS = 1_000_000;

/** The form with its rules; what is entered is in `entered`. To be called where `inject` may be. */
export function scheduleForm(
  entered: WritableSignal<EnteredSchedule>,
  texts: Texts['pairs']['page']['schedule'],
): FieldTree<EnteredSchedule> {
  return form(entered, (path) => {
    const whole = (field: Parameters<typeof min>[0] & typeof path.every, least: number, most: number): void => {
      const message = texts.range(least, most);
      min(field, least, { message });
      max(field, most, { message });
      validate(field, ({ value }) => (Number.isInteger(value()) ? null : { kind: 'whole', message }));
    };
    required(path.name, { message: texts.nameNeeded });
    maxLength(path.name, LONGEST_NAME, { message: texts.nameLong(LONGEST_NAME) });
    whole(path.pastDays, 0, TEN_YEARS);
    whole(path.futureDays, 1, TEN_YEARS);
    whole(path.deletePercent, 0, 100);
    whole(path.deleteCount, 0, MOST_MIRRORS);
    validate(path.every, ({ value, valueOf }) => {
      const seconds = value() * UNITS[valueOf(path.unit)];
      const fits = Number.isInteger(seconds) && seconds >= SHORTEST_SECONDS && seconds <= WEEK_SECONDS;
      return fits ? null : { kind: 'range', message: texts.intervalRange };
    });
  });
}
