import type { FailureKind } from '@calmirror/core';

interface ErrorText {
  readonly title: string;
  readonly advice: string;
}

/** Why a job failed, in words, and what helps; `superseded` is the end of a job whose work another one took over. */
export const errors: Record<FailureKind | 'superseded', ErrorText> = {
  auth: {
    title: 'The credentials are refused',
    advice: 'Renew the password or the rights of the connector, then try again. It does not heal by itself.',
  },
  'rate-limited': {
    title: 'The provider asks to wait',
    advice: 'Nothing to do: it goes on by itself when the time is over. Longer intervals make this rarer.',
  },
  'cursor-expired': {
    title: 'The provider has forgotten where we were',
    advice: 'Nothing to do: the calendar is read anew as a whole. No mirror is lost.',
  },
  'not-found': {
    title: 'The calendar or event is not there',
    advice:
      'See whether it was deleted, renamed or no longer shared at the provider. Its connector shows what is found.',
  },
  conflict: {
    title: 'Somebody else wrote at the same time',
    advice: 'Nothing to do: it is read and decided again.',
  },
  rejected: {
    title: 'The provider does not accept this',
    advice:
      'The same try would fail again. Read below what was said; often the address is no calendar, or it is too large.',
  },
  temporary: {
    title: 'The provider does not answer as it should',
    advice: 'It is tried again, later each time. If it stays, look at the status page of the provider.',
  },
  blocked: {
    title: 'Calmirror refuses to go there',
    advice: 'The address is not public. An operator can allow the network with ALLOWED_NETWORKS.',
  },
  'lost-worker': {
    title: 'Its worker was lost',
    advice: 'Another worker takes it over and repeats what is needed. If it happens often, give workers more memory.',
  },
  bug: {
    title: 'Calmirror has met a fault of its own',
    advice: "It is tried again. If it stays, look for the job's id in the log of the worker and report it.",
  },
  superseded: {
    title: 'Another job does this work',
    advice: 'Nothing to do: a newer one for the same was waiting, and goes on instead.',
  },
};
