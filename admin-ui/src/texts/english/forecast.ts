import type { ConnectorKind, ExpiryKind } from '@calmirror/contracts/closed-lists';

const provider: Partial<Record<ConnectorKind, string>> = { google: 'Google', microsoft: 'Microsoft' };

interface Ending {
  readonly kind: ExpiryKind;
  readonly provider: ConnectorKind;
  readonly renews: boolean;
}

/** What ends, as the beginning of a sentence. */
const what: Record<ExpiryKind, string> = {
  consent: 'The consent',
  'client-secret': 'The client secret',
  'push-channel': 'The push channel',
};

/** Why it ends, and what to do about it. */
function why({ kind, provider, renews }: Ending): string {
  if (kind === 'client-secret')
    return 'Make another one at the provider and enter it here before that. Until then nothing changes.';
  if (kind === 'push-channel') return 'Calmirror renews it by itself well before.';
  if (renews) return 'Each use puts the end off, so an account in use does not come to it.';
  return provider === 'google'
    ? 'The app is in testing at Google, where a consent lasts seven days. Publish the app to be rid of this.'
    : 'Connect the account again before that.';
}

/** Why it ended, where it has. */
function over({ kind, renews }: Ending): string {
  if (kind === 'client-secret') return 'Accounts can be read no more until another one is entered.';
  if (kind === 'push-channel')
    return 'It was not renewed in time. Calendars are read by the clock meanwhile, and another is opened by itself.';
  return renews
    ? 'The account was not used for long. Its calendars are not read any more until it is connected again.'
    : 'Its calendars are not read any more until the account is connected again.';
}

/** What ends by itself: consents, client secrets, push channels. */
export const forecast = {
  title: 'What ends by itself',
  lead: 'Consents, client secrets and push channels, by the day on which they end.',
  soon: (isOver: boolean) => (isOver ? 'Ended, or ends soon' : 'Ends soon'),
  all: 'All that ends by itself',
  parts: { pressing: 'Needs somebody', later: 'Later, or renewed by itself' },
  back: 'Overview',
  loading: 'Loading what ends …',
  notUpdated: 'What you see is not fresh',
  none: 'Nothing ends by itself',
  noneLead: 'No account, client secret or push channel of this installation has a known end.',
  installation: (kind: ConnectorKind) => `App registration at ${provider[kind] ?? kind}`,
  urgencies: { over: 'Ended', day: 'Within a day', week: 'Within a week', later: 'Later', renews: 'Renewed by itself' },
  ends: (kind: ExpiryKind, when: string) => `${what[kind]} ends ${when}`,
  ended: (kind: ExpiryKind, when: string) => `${what[kind]} ended ${when}`,
  on: 'on',
  anyMoment: 'in less than a minute',
  why,
  over,
  steps: {
    connect: 'Connect again',
    secret: 'New secret',
    registration: 'New secret',
  },
  stepOn: (step: string, name: string) => `${step}: ${name}`,
};
