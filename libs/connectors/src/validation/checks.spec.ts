import { ProviderError } from '@calmirror/core';
import { failedChecks, passedChecks } from './checks.js';

describe('checks of a connector', () => {
  it('all passed tell what was found', () =>
    expect(passedChecks('12 events.').map(({ name, ok, detail }) => [name, ok, detail])).toEqual([
      ['address', true, null],
      ['connection', true, null],
      ['credentials', true, null],
      ['calendar', true, '12 events.'],
    ]));

  it.each([
    ['blocked', 'address-not-allowed', ['address']],
    ['rejected', 'bad-address', ['address']],
    ['temporary', 'name-not-resolved', ['address', 'connection']],
    ['blocked', 'too-many-redirects', ['address', 'connection']],
    ['auth', 'credentials-refused', ['address', 'connection', 'credentials']],
    ['not-found', 'not-found', ['address', 'connection', 'credentials', 'calendar']],
    ['rejected', 'html-instead-of-calendar', ['address', 'connection', 'credentials', 'calendar']],
  ] as const)('%s, %s fails the last of %p', (kind, reason, names) => {
    const checks = failedChecks(new ProviderError(kind, reason, 'What happened.'));
    expect(checks.map(({ name }) => name)).toEqual(names);
    expect(checks.map(({ ok }) => ok)).toEqual(names.map((_, index) => index < names.length - 1));
    expect(checks.at(-1)).toMatchObject({ reason, detail: 'What happened.' });
  });
});
