import type { Fault } from './fault.js';
import { POLICY_FIELDS, type PolicyField, PRESETS, TEMPLATE_VARIABLES, TEXT_FIELDS } from './policy.js';
import { SettingsCheck, within } from './settings-check.js';
import { unknownVariables } from './template.js';

const RULES = ['drop', 'copy', 'replace'] as const;
const LONGEST_TEMPLATE = 1_000;
const MOST_REMINDERS = 5;
/** Four weeks, the most that any target takes. */
const LONGEST_REMINDER = 40_320;

/** All that is wrong with a pair's policy as it was sent; empty when it can be stored as `PolicySettings`. */
export function validatePolicy(settings: unknown): readonly Fault[] {
  const check = new SettingsCheck();
  const policy = check.objectAt('', settings, ['preset', 'fields', 'reminders', 'visibility', 'transparency']);
  if (policy === null) return check.faults;
  const preset = check.oneOf('preset', policy['preset'], PRESETS);
  checkFields(check, preset, policy['fields']);
  checkReminders(check, policy['reminders']);
  if (policy['visibility'] !== undefined) {
    check.oneOf('visibility', policy['visibility'], ['keep', 'public', 'private']);
  }
  if (policy['transparency'] !== undefined) {
    check.oneOf('transparency', policy['transparency'], ['keep', 'busy', 'free', 'by-answer']);
  }
  return check.faults;
}

function checkFields(check: SettingsCheck, preset: string | null, value: unknown): void {
  if (value === undefined) {
    if (preset === 'custom')
      check.note('fields', 'required', 'A custom policy needs a rule for each field it lets through.');
    return;
  }
  if (preset !== null && preset !== 'custom') {
    check.note('fields', 'not-allowed', 'Only a custom policy has rules for fields; a preset brings its own.');
  }
  const fields = check.objectAt('fields', value, POLICY_FIELDS);
  for (const field of POLICY_FIELDS) {
    if (fields?.[field] !== undefined) checkRule(check, field, fields[field]);
  }
}

function checkRule(check: SettingsCheck, field: PolicyField, value: unknown): void {
  const path = within('fields', field);
  const rule = check.objectAt(path, value, ['rule', 'template']);
  if (rule === null) return;
  const kind = check.oneOf(within(path, 'rule'), rule['rule'], RULES);
  if (kind === 'replace') {
    if (!TEXT_FIELDS.some((text) => text === field)) {
      check.note(within(path, 'rule'), 'not-allowed', `Only ${TEXT_FIELDS.join(', ')} can be replaced by a template.`);
    }
    checkTemplate(check, within(path, 'template'), rule['template']);
  } else if (kind !== null && rule['template'] !== undefined) {
    check.note(within(path, 'template'), 'not-allowed', 'Only the rule "replace" has a template.');
  }
}

function checkTemplate(check: SettingsCheck, path: string, value: unknown): void {
  const template = check.textAt(path, value, LONGEST_TEMPLATE);
  if (template === null) return;
  if (template.trim() === '') check.note(path, 'empty', 'An empty template says nothing; use the rule "drop".');
  for (const name of new Set(unknownVariables(template))) {
    check.note(path, 'unknown-variable', `{${name}} is no variable; known are ${TEMPLATE_VARIABLES.join(', ')}.`);
  }
}

function checkReminders(check: SettingsCheck, value: unknown): void {
  if (value === undefined) return;
  const reminders = check.objectAt('reminders', value, ['kind', 'minutesBefore']);
  if (reminders === null) return;
  const kind = check.oneOf('reminders.kind', reminders['kind'], ['none', 'fixed']);
  if (kind === 'fixed') {
    const minutes = check.listAt('reminders.minutesBefore', reminders['minutesBefore'], MOST_REMINDERS);
    if (minutes?.length === 0)
      check.note('reminders.minutesBefore', 'empty', 'Fixed reminders need at least one time.');
    minutes?.forEach((minute, index) =>
      check.wholeAt(within('reminders.minutesBefore', index), minute, 0, LONGEST_REMINDER),
    );
  } else if (kind === 'none' && reminders['minutesBefore'] !== undefined) {
    check.note('reminders.minutesBefore', 'not-allowed', 'Only fixed reminders have times.');
  }
}
