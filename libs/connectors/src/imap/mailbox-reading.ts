import { setImmediate as afterOthers } from 'node:timers/promises';
import { keptMessages, type SchedulingMessage, VOICES_KEPT } from '@calmirror/core';
import type { FetchRequest, FetchResult, Memory, MessageReport, SourceEvent } from '../adapter.js';
import { formatImapCursor, newsSince, parseImapCursor, settingsDigest } from './imap-cursor.js';
import type { ImapSettings } from './imap-settings.js';
import { type MailFace, faceOf, problemReports, refusalReports } from './mail-reports.js';
import type { FolderState, MailSource, MessageRange } from '../mail/mail-source.js';
import { readMailboxMails } from './mailbox-mails.js';
import { meetingChange } from './meeting-change.js';
import { rememberedMessages } from './remembered-messages.js';

/** What mails were read come to, before it is known what was there. */
interface ReadMails {
  /** UID → what the mails say about it, as far as it counts. */
  readonly messages: ReadonlyMap<string, readonly SchedulingMessage[]>;
  /** Digest of a mail → how it shows itself. */
  readonly faces: ReadonlyMap<string, MailFace>;
  readonly reports: readonly MessageReport[];
  /** Above all UIDs that were seen. */
  readonly uidNext: number;
}

const DAY_MS = 86_400_000;

const NOTHING = {
  events: [],
  withheld: [],
  removed: [],
  present: [],
  calendar: { name: null, color: null, timeZone: null },
  refreshSeconds: null,
} as const;

/**
 * Reads a folder, or what came to it since the cursor. What its mails said once holds on: a mail that is deleted cancels nothing,
 * and a folder that is read anew, under other UIDs, only adds to what is known.
 * @throws ProviderError `not-found` for a folder that is gone, `cursor-expired` for one that was renewed while it was read
 */
export async function readMailbox(
  source: MailSource,
  settings: ImapSettings,
  request: FetchRequest,
  now: number,
): Promise<FetchResult> {
  const { calendarId: folder } = request;
  const state = await source.state(folder);
  const digest = settingsDigest(settings);
  const cursor = parseImapCursor(request.cursor);
  const news = newsSince(cursor, state, digest);
  const cursorAt = (uidNext: number): string => formatImapCursor({ ...state, uidNext, settings: digest });
  if (news === 'nothing') return { ...NOTHING, kind: 'unchanged', cursor: cursorAt(state.uidNext) };
  const isAnew = news === 'all';
  // Nothing is said of the settings by a cursor that is not there: it may have been taken away because of them.
  const isJudgedAnew = cursor?.settings !== digest;
  const range: MessageRange = isAnew ? { since: dayBefore(now, settings.lookBackDays) } : news;
  const mails = await readMails(source, settings, request, range, state);
  const changes = await changesBy(mails, settings, request, { isAnew, isJudgedAnew });
  return { ...NOTHING, ...changes, kind: isAnew ? 'full' : 'delta', cursor: cursorAt(mails.uidNext) };
}

/** A day earlier than asked for: the server counts days by its own clock. */
function dayBefore(now: number, days: number): string {
  return new Date(now - (days + 1) * DAY_MS).toISOString().slice(0, 10);
}

async function readMails(
  source: MailSource,
  { authservId }: ImapSettings,
  request: FetchRequest,
  range: MessageRange,
  state: FolderState,
): Promise<ReadMails> {
  const { calendarId: folder } = request;
  const messages = new Map<string, readonly SchedulingMessage[]>();
  const faces = new Map<string, MailFace>();
  const reports = new Map<string, MessageReport>();
  let { uidNext } = state;
  for await (const outlines of source.outlines(folder, range)) {
    const touched = new Set<string>();
    for await (const mail of readMailboxMails({ source, folder, authservId }, outlines)) {
      for (const report of problemReports(mail)) reports.set(report.id, report);
      for (const message of mail.messages) {
        const { uid } = message;
        touched.add(uid);
        messages.set(uid, [...(messages.get(uid) ?? []), message]);
        faces.set(message.mail, faceOf(mail));
      }
    }
    await forgetAmong(messages, touched, request);
    uidNext = outlines.reduce((next, { uid }) => Math.max(next, uid + 1), uidNext);
  }
  return { messages, faces, reports: [...reports.values()], uidNext };
}

/** Of one event there may be thousands of mails, of which few matter: which these are, what was read earlier helps to tell. */
async function forgetAmong(
  messages: Map<string, readonly SchedulingMessage[]>,
  uids: Iterable<string>,
  request: FetchRequest,
): Promise<void> {
  const crowded: string[] = [];
  for (const uid of uids) {
    const read = messages.get(uid) ?? [];
    if (read.length > VOICES_KEPT) crowded.push(uid);
    else messages.set(uid, keptMessages(read));
  }
  for await (const [uid, before] of rememberedMessages(crowded, request)) {
    const known = new Set(before);
    const kept = keptMessages([...before, ...(messages.get(uid) ?? [])]);
    messages.set(
      uid,
      kept.filter((message) => !known.has(message)),
    );
  }
}

/** How much is to be looked at beside what the mails that were read are about. */
interface Judging {
  /** The folder is read from its beginning. */
  readonly isAnew: boolean;
  /** What is remembered is judged by other settings than before, whether or not its mails are still there. */
  readonly isJudgedAnew: boolean;
}

async function changesBy(
  { messages, faces, reports }: ReadMails,
  { rules }: ImapSettings,
  request: FetchRequest,
  { isAnew, isJudgedAnew }: Judging,
): Promise<Pick<FetchResult, 'events' | 'removed' | 'present' | 'memories' | 'reports' | 'withdrawn'>> {
  const revisions = isAnew || messages.size > 0 ? await request.known() : new Map<string, string>();
  // Where all that is remembered is gone through, an event that nothing there makes is another mailbox's.
  const present = new Set(isJudgedAnew && request.rememberedKeys ? [] : revisions.keys());
  const events: SourceEvent[] = [];
  const removed: string[] = [];
  const memories: Memory[] = [];
  const told: MessageReport[] = [...reports];
  const withdrawn: string[] = [];
  for await (const uids of isJudgedAnew ? allUids(messages, request) : [[...messages.keys()]]) {
    for await (const [uid, before] of rememberedMessages(uids, request)) {
      const change = meetingChange(uid, before, messages.get(uid) ?? [], rules, isAnew);
      events.push(...change.events.filter(({ event, revision }) => revisions.get(event.id) !== revision));
      removed.push(...change.gone.filter((id) => revisions.has(id)));
      if (messages.has(uid)) memories.push(change.memory);
      told.push(...refusalReports(change, faces));
      withdrawn.push(...change.withdrawn);
      for (const { event } of change.events) present.add(event.id);
      for (const id of change.gone) present.delete(id);
      // What some thousands of messages come to is worked out in turns.
      await afterOthers();
    }
  }
  return { events, removed, present: isAnew ? [...present] : [], memories, reports: told, withdrawn };
}

/** What was read, and then all that is remembered beside it. */
async function* allUids(
  messages: ReadMails['messages'],
  { rememberedKeys }: FetchRequest,
): AsyncIterable<readonly string[]> {
  yield [...messages.keys()];
  for await (const keys of rememberedKeys?.() ?? []) yield keys.filter((uid) => !messages.has(uid));
}
