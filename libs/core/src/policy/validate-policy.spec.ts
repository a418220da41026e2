import { arbitraryPolicy } from '@calmirror/testkit';
import fc from 'fast-check';
import { validatePolicy } from './validate-policy.js';

function codes(settings: unknown): readonly string[] {
  return validatePolicy(settings).map(({ field, code }) => `${field} ${code}`);
}

describe('validatePolicy', () => {
  it('accepts every policy that can be meant', () => {
    fc.assert(fc.property(arbitraryPolicy(), (settings) => expect(validatePolicy(settings)).toEqual([])));
  });

  it.each([
    ['nothing at all', undefined, [' wrong-type']],
    ['a list', [], [' wrong-type']],
    ['no preset', {}, ['preset required']],
    ['a preset that is none', { preset: 'most' }, ['preset unknown-value']],
    ['a member that is none', { preset: 'busy', colour: 'red' }, ['colour unknown-field']],
    ['custom without fields', { preset: 'custom' }, ['fields required']],
    ['fields beside a preset', { preset: 'full', fields: {} }, ['fields not-allowed']],
    ['a field that is none', { preset: 'custom', fields: { uid: { rule: 'copy' } } }, ['fields.uid unknown-field']],
    ['a rule that is no object', { preset: 'custom', fields: { summary: 'copy' } }, ['fields.summary wrong-type']],
    [
      'a rule that is none',
      { preset: 'custom', fields: { summary: { rule: 'hide' } } },
      ['fields.summary.rule unknown-value'],
    ],
    [
      'replace without template',
      { preset: 'custom', fields: { summary: { rule: 'replace' } } },
      ['fields.summary.template required'],
    ],
    [
      'a template with copy',
      { preset: 'custom', fields: { summary: { rule: 'copy', template: 'x' } } },
      ['fields.summary.template not-allowed'],
    ],
    [
      'a template for people',
      { preset: 'custom', fields: { attendees: { rule: 'replace', template: 'x' } } },
      ['fields.attendees.rule not-allowed'],
    ],
    ['a visibility that is none', { preset: 'busy', visibility: 'hidden' }, ['visibility unknown-value']],
    ['a transparency that is none', { preset: 'busy', transparency: 1 }, ['transparency unknown-value']],
    [
      'fixed reminders without times',
      { preset: 'busy', reminders: { kind: 'fixed', minutesBefore: [] } },
      ['reminders.minutesBefore empty'],
    ],
    [
      'a reminder after the start',
      { preset: 'busy', reminders: { kind: 'fixed', minutesBefore: [-5] } },
      ['reminders.minutesBefore.0 out-of-range'],
    ],
    [
      'half a minute',
      { preset: 'busy', reminders: { kind: 'fixed', minutesBefore: [0.5] } },
      ['reminders.minutesBefore.0 wrong-type'],
    ],
    [
      'times for no reminders',
      { preset: 'busy', reminders: { kind: 'none', minutesBefore: [5] } },
      ['reminders.minutesBefore not-allowed'],
    ],
  ])('refuses %s', (_, settings, expected) => {
    expect(codes(settings)).toEqual(expected);
  });

  it.each([
    ['{title}', 'unknown-variable'],
    ['{summary} {}', 'unknown-variable'],
    ['{SUMMARY}', 'unknown-variable'],
    ['  ', 'empty'],
    ['x'.repeat(1_001), 'too-long'],
  ])('refuses the template %j', (template, code) => {
    const settings = { preset: 'custom', fields: { summary: { rule: 'replace', template } } };
    expect(codes(settings)).toEqual([`fields.summary.template ${code}`]);
  });

  it('takes a lone brace for text', () => {
    expect(codes({ preset: 'custom', fields: { summary: { rule: 'replace', template: ':-{ {summary}' } } })).toEqual(
      [],
    );
  });

  it('names all faults at once', () => {
    const settings = {
      preset: 'custom',
      fields: { summary: { rule: 'replace', template: '{a} {b}' } },
      visibility: 'x',
      more: 1,
    };
    expect(codes(settings)).toEqual([
      'more unknown-field',
      'fields.summary.template unknown-variable',
      'fields.summary.template unknown-variable',
      'visibility unknown-value',
    ]);
  });
});
