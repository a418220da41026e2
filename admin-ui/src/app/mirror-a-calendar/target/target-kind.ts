/** Where mirrors can be put, as it is offered: published here, or in a calendar of an account of whatever kind. */
export const TARGET_KINDS = ['published', 'account'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];
