import type { OAuthOutcome } from '@calmirror/contracts/closed-lists';

interface OutcomeText {
  readonly title: string;
  readonly says: string;
}

/** What came of a sign-in at a provider, and what to do next. */
const outcomes: Record<OAuthOutcome, OutcomeText> = {
  connected: { title: 'Connected', says: 'Calmirror may now see the calendars of this account.' },
  denied: {
    title: 'Not connected',
    says: 'At the provider the answer was no. Connect again and allow what is asked for.',
  },
  'admin-consent-required': {
    title: 'An administrator has to agree first',
    says: 'Your organisation wants its administrator to approve this app. Ask for that, then connect again.',
  },
  'permission-missing': {
    title: 'A permission is missing',
    says: 'Not everything that Calmirror needs was allowed. Connect again and leave all boxes ticked.',
  },
  'wrong-account': {
    title: 'That was another account',
    says: 'This connector belongs to another account, and its pairs stay with that one. Sign in with it, or make a connector of its own for this account.',
  },
  'wrong-tenant': {
    title: 'An account of another organisation',
    says: 'The app registration lets in accounts of one organisation only. Sign in with one of those.',
  },
  'wrong-issuer': {
    title: 'The answer came from elsewhere',
    says: 'Another provider answered than was asked. Nothing was changed. Connect again.',
  },
  'no-refresh-token': {
    title: 'Access for this moment only',
    says: 'The provider gave no lasting access. Remove Calmirror from the account’s list of connected apps, then connect again.',
  },
  'client-refused': {
    title: 'The app registration is refused',
    says: 'The client ID or its secret is wrong, or has ended. Correct the registration, then connect again.',
  },
  'code-refused': {
    title: 'Too late, or twice',
    says: 'The provider does not take this answer any more. Connect again.',
  },
  'clock-skew': {
    title: 'The clock of the server is wrong',
    says: 'The provider refuses what is signed at a wrong time. Have an operator set the clock, then connect again.',
  },
  'attempt-unknown': {
    title: 'Nothing waits for this',
    says: 'This answer was used already, or belongs to no attempt. If the connector is not connected, connect again.',
  },
  'attempt-expired': {
    title: 'That took too long',
    says: 'An attempt is good for ten minutes. Connect again.',
  },
  'other-session': {
    title: 'Not of this sign-in',
    says: 'Connecting was begun in another browser, or before you signed in again. Sign in and connect again.',
  },
  'registration-changed': {
    title: 'The app registration was changed meanwhile',
    says: 'Connect again with the new one.',
  },
  'provider-failed': {
    title: 'The provider did not answer',
    says: 'It could not be asked whether this is right. Connect again in a moment.',
  },
};

/** Connecting an account at its provider. */
export const connecting = {
  title: 'Connecting',
  outcomes,
  close: 'If Calmirror is open in another window, it goes on there and this one can be closed.',
  back: 'Go to the connector',
  backToAll: 'Go to the connectors',
  waiting: (provider: string) => `Waiting for ${provider} in the other window`,
  waitingHint: 'Sign in there and allow what is asked for. This page goes on by itself.',
  openAgain: 'Open it again',
  giveUp: 'Stop waiting',
  connect: 'Connect',
  reconnect: 'Connect again',
  connecting: 'Connecting …',
};
