import { isISO8601, ValidateBy } from 'class-validator';

/** Four digits that begin with no zero: the database knows no year 0, and nothing here was before the year 1000. */
const INSTANT = /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A moment as RFC 3339 writes it, with its offset; of the calendar, so no 30 February. */
export function IsInstant(): PropertyDecorator {
  return ValidateBy({
    name: 'isInstant',
    validator: {
      validate: (value) =>
        typeof value === 'string' &&
        INSTANT.test(value) &&
        isISO8601(value, { strict: true }) &&
        !Number.isNaN(Date.parse(value)),
      defaultMessage: () => 'This must be a moment such as 2027-01-31T00:00:00Z.',
    },
  });
}
