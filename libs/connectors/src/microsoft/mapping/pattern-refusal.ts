/** Why a series cannot stand in Microsoft 365 as one. Its instances are then written as events of their own. */
export const PATTERN_REFUSALS = [
  /** No rule, several, EXRULE or RDATE: a pattern is one rule and no more. */
  'not-one-rule',
  /** The rule cannot be read. */
  'bad-rule',
  /** Hours, minutes or seconds, as frequency or by name. */
  'within-a-day',
  /** Parts of a rule, or values of them, for which there is no pattern. */
  'no-pattern',
  /** Graph would take the last day of shorter months, where the rule skips them. */
  'not-in-every-month',
  'interval-too-long',
  'too-many-occurrences',
  /** The start is none of the rule's own days: RFC 5545 keeps it, Graph moves it. */
  'start-outside-rule',
  'never-takes-place',
  /** Graph has no clock that shows the same, or the start is not shown exactly once by it. */
  'no-such-clock',
  /** Exchange keeps series by the minute. */
  'not-on-the-minute',
  'overlaps-itself',
  /** RANGE=THISANDFUTURE. */
  'changes-all-later',
  /** An exception where the rule has no instance. */
  'exception-outside-rule',
  /** An exception that reaches or passes the day of the instance before or after it. */
  'exception-passes-others',
  /** Outlook knows no private instance of a public series. */
  'exception-of-another-class',
  /** The series has too many instances to look at its exceptions, or cannot be expanded. */
  'not-expandable',
] as const;
export type PatternRefusal = (typeof PATTERN_REFUSALS)[number];
