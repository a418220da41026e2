import type { PushOffReason } from '@calmirror/contracts/closed-lists';

interface ReasonText {
  readonly what: string;
  /** What helps; empty where nothing has to. */
  readonly next: string;
}

/** Why a calendar's provider does not tell of its changes. */
const reasons: Record<PushOffReason, ReasonText> = {
  'provider-without-push': {
    what: 'Looked for by the clock',
    next: 'Providers of this kind do not tell of changes.',
  },
  'not-a-source': { what: 'Not needed', next: 'No pair that runs reads this calendar.' },
  'no-public-address': {
    what: 'Looked for by the clock',
    next: 'The provider has no way to reach Calmirror. An operator can give it one: a public https address in PUBLIC_URL.',
  },
  'connector-disabled': { what: 'Off', next: 'Its connector is switched off.' },
  'connector-needs-attention': {
    what: 'Off',
    next: 'Its connector needs attention. Mend that, and it comes back by itself.',
  },
  'refused-by-provider': {
    what: 'Looked for by the clock',
    next: 'The provider refuses to tell of changes. It is asked again some hours later.',
  },
  'provider-failing': {
    what: 'Looked for by the clock for now',
    next: 'The provider could not arrange it just then. It is asked again by itself.',
  },
  unheard: {
    what: 'Looked for by the clock',
    next: 'It is arranged, but no message of the provider has come here. See whether PUBLIC_URL can be reached from outside.',
  },
  'no-listener': {
    what: 'Looked for by the clock',
    next: 'No worker is connected to it yet. If it stays so, all of them hold as many connections as they may: an operator can add one.',
  },
  opening: { what: 'Being arranged', next: 'In a moment the provider tells of changes.' },
};

/** What differs where a connection to the provider is held: of the kinds that there are, to a mail server. */
const listenedReasons: Partial<Record<PushOffReason, ReasonText>> = {
  'refused-by-provider': {
    what: 'Looked for by the clock',
    next: 'The mail server does not let Calmirror wait for new mail. It is asked again once the connector has been checked with success.',
  },
  'provider-failing': {
    what: 'Looked for by the clock for now',
    next: 'The connection to the mail server was lost, or could not be made. It is tried again by itself.',
  },
  opening: { what: 'Being arranged', next: 'In a moment the mail server tells of new mail.' },
};

/** Whether and how word comes of a calendar's changes. */
export const push = {
  title: 'Changes',
  on: 'Told by the provider at once',
  onListened: 'Told by the mail server at once',
  until: (day: string) => `Until ${day}; renewed by itself well before.`,
  lastMessage: 'Last message',
  lastHeard: 'Last told of something',
  said: (message: string) => `It said: ${message}`,
  reasons,
  listenedReasons,
};
