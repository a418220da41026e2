import type { ProblemCode } from '@calmirror/contracts/closed-lists';

interface ProblemText {
  readonly title: string;
  readonly advice: string;
}

/** For each code of the API, and for what goes wrong before the API is reached: what happened and what to do. */
const byCode = {
  'invalid-input': {
    title: 'Something in what was sent is not right',
    advice: 'Mend what is marked and send it again.',
  },
  'malformed-json': { title: 'The server could not read what was sent', advice: 'Reload the page and try again.' },
  'unsupported-media-type': {
    title: 'The server could not read what was sent',
    advice: 'Reload the page and try again.',
  },
  'payload-too-large': { title: 'That is too much at once', advice: 'Send less.' },
  unauthenticated: { title: 'You are not signed in', advice: 'Sign in and try again.' },
  'invalid-credentials': {
    title: 'Email and password do not match',
    advice: 'Check both and try again. Mind capital letters in the password.',
  },
  'too-many-attempts': { title: 'Too many attempts', advice: 'Wait a little before the next one.' },
  'too-many-requests': { title: 'Too many requests', advice: 'Wait a little before the next one.' },
  'foreign-origin': {
    title: 'The server does not know this address as its own',
    advice: 'Open the console at the address that is set as PUBLIC_URL.',
  },
  'setup-done': { title: 'There is an administrator already', advice: 'Sign in with that account.' },
  'setup-token-invalid': {
    title: 'The setup token is not valid',
    advice: 'Use the link that the server prints when it starts. It works once.',
  },
  'not-found': { title: 'It is not there any more', advice: 'Somebody may have removed it. Reload the page.' },
  'method-not-allowed': { title: 'The server does not offer this', advice: 'Reload the page: it may be newer by now.' },
  stale: { title: 'Somebody else was faster', advice: 'Reload to see the change, then make yours again.' },
  conflict: { title: 'This does not fit with what is there', advice: 'Reload to see what is there now.' },
  'kind-not-supported': { title: 'This kind is not supported yet', advice: 'Choose another kind.' },
  'same-calendar': { title: 'Source and target are the same calendar', advice: 'Choose two different calendars.' },
  'source-not-readable': { title: 'The source cannot be read', advice: 'Choose a calendar that may be read.' },
  'target-not-writable': {
    title: 'The target cannot be written to',
    advice: 'Choose a calendar that may be written to.',
  },
  loop: {
    title: 'This pair would close a loop',
    advice: 'That does no harm if it is meant: mirrors are never mirrored again, so each event goes each way once.',
  },
  'pair-exists': { title: 'These two calendars are a pair already', advice: 'Change that pair instead.' },
  'in-use': { title: 'It is still in use', advice: 'Remove first what uses it.' },
  'connector-failed': { title: 'The calendar provider did not do as asked', advice: 'Check the connector.' },
  'no-app-registration': {
    title: 'No app is registered for this provider',
    advice: 'Enter its client id and secret first.',
  },
  'job-not-retryable': { title: 'This job cannot be tried again', advice: 'Start a new one.' },
  'job-not-cancellable': { title: 'This job cannot be cancelled any more', advice: 'It has ended already.' },
  'not-ready': { title: 'Calmirror is still starting', advice: 'Wait a few seconds and try again.' },
  internal: {
    title: 'Something went wrong in Calmirror',
    advice: 'Try again. If it stays, look for the request id in the log of the server.',
  },
  unreachable: {
    title: 'The server cannot be reached',
    advice: 'Check the network, and whether Calmirror is running.',
  },
  unreadable: {
    title: 'The server answered with something unexpected',
    advice: 'Something between the browser and Calmirror, such as a proxy, may have answered instead.',
  },
} satisfies Record<ProblemCode | 'unreachable' | 'unreadable', ProblemText>;

export const problems = {
  byCode: byCode as Record<keyof typeof byCode, ProblemText>,
  requestId: 'Request',
};
