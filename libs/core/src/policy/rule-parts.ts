/** The `NAME=value` parts of an RRULE as a source wrote it, in capitals and without blanks; read as tolerantly as rules are. */
export function rulePartsOf(rule: string): readonly string[] {
  return rule
    .replace(/^\s*RRULE:/iu, '')
    .replace(/\s+/gu, '')
    .toUpperCase()
    .split(';');
}
