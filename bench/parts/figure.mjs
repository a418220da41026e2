/**
 * One figure of a report. `against` says in words what it stands beside, measured in the same run; without one,
 * `againstValue` and `ratio` are null.
 * @param {string} name
 * @param {number} value
 * @param {string} unit
 * @param {{ is: string, value: number }} [against]
 */
export function figure(name, value, unit, against) {
  return {
    name,
    value: rounded(value),
    unit,
    against: against?.is ?? null,
    againstValue: against ? rounded(against.value) : null,
    ratio: against?.value ? rounded(value / against.value) : null,
  };
}

/** Four significant digits: more would be noise. */
const rounded = (value) => (Number.isInteger(value) ? value : Number(value.toPrecision(4)));

export const median = (values) => quantile(values, 0.5);

/** Of repeated times or speeds the best: whatever else the machine does only ever slows, and slows both sides unequally. */
export const fastest = (milliseconds) => Math.min(...milliseconds);
export const highest = (perSecond) => Math.max(...perSecond);

/** The smallest value that is not below the share `q` of all values. */
export function quantile(values, q) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
}
