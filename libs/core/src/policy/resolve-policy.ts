import { type FieldRule, POLICY_FIELDS, type PolicyField, type PolicySettings } from './policy.js';

/** A policy with nothing left open: a rule for each field. What projection works from. */
export interface Policy {
  readonly fields: Readonly<Record<PolicyField, FieldRule>>;
  /** Minutes before the start, ascending; empty for none. */
  readonly reminders: readonly number[];
  readonly visibility: 'keep' | 'public' | 'private';
  readonly transparency: 'keep' | 'busy' | 'free' | 'by-answer';
}

const DROP: FieldRule = { rule: 'drop' };
const COPY: FieldRule = { rule: 'copy' };

/** What the presets let through; fields that are not named are dropped. */
const PRESET_FIELDS: Readonly<Record<'busy' | 'title' | 'full', Readonly<Partial<Record<PolicyField, FieldRule>>>>> = {
  busy: { summary: { rule: 'replace', template: 'Busy' } },
  title: { summary: COPY },
  full: Object.fromEntries(POLICY_FIELDS.map((field) => [field, COPY])),
};

/** Spells out the settings of a pair. They are taken as valid (see `validatePolicy`); whatever they do not name is dropped. */
export function resolvePolicy(settings: PolicySettings): Policy {
  const named = settings.preset === 'custom' ? (settings.fields ?? {}) : PRESET_FIELDS[settings.preset];
  return {
    fields: ruleForEach((field) => named[field] ?? DROP),
    reminders: settings.reminders?.kind === 'fixed' ? ascending(settings.reminders.minutesBefore) : [],
    visibility: settings.visibility ?? (settings.preset === 'busy' ? 'private' : 'keep'),
    transparency: settings.transparency ?? 'keep',
  };
}

function ruleForEach(ruleOf: (field: PolicyField) => FieldRule): Record<PolicyField, FieldRule> {
  return {
    summary: ruleOf('summary'),
    description: ruleOf('description'),
    location: ruleOf('location'),
    geo: ruleOf('geo'),
    url: ruleOf('url'),
    conference: ruleOf('conference'),
    categories: ruleOf('categories'),
    color: ruleOf('color'),
    organizer: ruleOf('organizer'),
    attendees: ruleOf('attendees'),
    status: ruleOf('status'),
  };
}

function ascending(minutes: readonly number[]): readonly number[] {
  return [...new Set(minutes)].sort((a, b) => a - b);
}
