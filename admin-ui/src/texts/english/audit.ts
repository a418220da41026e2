import type { AuditAction } from '@calmirror/contracts/closed-lists';
import { members } from './audit-members';

const number = new Intl.NumberFormat('en');
const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });
const entries = (n: number): string => `${number.format(n)} ${n === 1 ? 'entry' : 'entries'}`;

const actions: Record<AuditAction, string> = {
  'user.created': 'Administrator created',
  'session.created': 'Signed in',
  'session.ended': 'Signed out',
  'connector.created': 'Connector added',
  'connector.updated': 'Connector changed',
  'connector.deleted': 'Connector removed',
  'connector.validated': 'Connector checked',
  'calendar.created': 'Calendar added',
  'calendar.updated': 'Calendar changed',
  'calendar.deleted': 'Calendar removed',
  'calendar.address-renewed': 'Published address renewed',
  'calendar.address-revoked': 'Published address revoked',
  'pair.created': 'Pair made',
  'pair.updated': 'Pair changed',
  'pair.deleted': 'Pair removed',
  'pair.deletions-approved': 'Held deletions approved',
  'pair.deletions-discarded': 'Held deletions discarded',
  'job.scheduled': 'Job asked for',
  'job.cancelled': 'Job cancelled',
  'job.retried': 'Job tried again',
};

export const audit = {
  title: 'Audit log',
  lead: 'Every change of configuration: who, what, before and after, from where. Nothing is ever taken out of it.',
  loading: 'Loading the audit log',
  notUpdated: 'This list is not up to date',
  total: (n: number, filtered: boolean) => entries(n) + (filtered ? ' fit the filters' : ''),
  newer: (n: number) => `${number.format(n)} newer ${n === 1 ? 'entry' : 'entries'}`,
  actions,
  itself: 'Calmirror itself',
  columns: { at: 'When', who: 'Who', what: 'What', subject: 'About', from: 'From', more: 'Details' },
  changed: (names: readonly string[]) => names.join(', '),
  details: (what: string) => `${what}: details`,
  filters: {
    title: 'Filter the audit log',
    action: 'What',
    everyAction: 'Everything',
    actor: 'Who',
    everyActor: 'Everybody',
    from: 'From day',
    to: 'To day',
    clear: 'Clear the filters',
  },
  empty: {
    title: 'No entry yet',
    lead: 'The first comes with the first administrator.',
  },
  emptyFiltered: {
    title: 'No entry fits these filters',
    lead: 'Choose longer dates, or another person or subject.',
  },
  chain: {
    title: 'Is the log as it was written?',
    checking: 'Looking through the whole log…',
    intact: (n: number) => (n === 0 ? 'There is no entry yet.' : `All ${entries(n)} are as they were written.`),
    broken: (at: number) =>
      `Entry ${number.format(at)} is not the one that was written. ${at === 1 ? 'None before it can be relied on.' : `Those before it are good.`}`,
    brokenAdvice:
      'Somebody has changed the database. Compare with a backup, and with the hashes in the log of the server.',
    head: 'Last good hash',
    headWhy: 'Keep it elsewhere: it shows later whether entries were cut off at the end.',
    copy: 'Copy',
    copied: 'Copied',
    again: 'Check again',
    failed: 'The log could not be checked',
  },
  entry: {
    close: 'Close',
    at: 'When',
    who: 'Who',
    subject: 'About',
    from: 'From',
    request: 'Request',
    unknown: 'not recorded',
    nothing: 'Nothing was changed by this.',
    member: 'Field',
    before: 'Before',
    after: 'After',
    changes: { changed: 'Changed', added: 'New', removed: 'Gone', same: 'As before' },
    same: (n: number) => `${number.format(n)} ${n === 1 ? 'field' : 'fields'} as before`,
  },
  moment: (at: number) => moment.format(at),
  members,
  values: {
    yes: 'yes',
    no: 'no',
    none: 'none',
    hidden: 'hidden',
    empty: 'empty',
    pair: (key: string, value: string) => `${key}: ${value}`,
  },
};
