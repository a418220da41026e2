import { setImmediate as afterOthers } from 'node:timers/promises';
import { ProviderError } from '@calmirror/core';
import type {
  FolderState,
  MailFolder,
  MailSource,
  MessageOutline,
  MessageRange,
  ReadSections,
  WantedSections,
} from '../mail-source.js';
import { examined, type ExaminedFolder, isNews } from './examined-folder.js';
import {
  FetchedItems,
  OUTLINE_ITEMS,
  outlineOf,
  PLAIN_ITEMS,
  plainOutlineOf,
  STRUCTURE_LIMITS,
  sectionItems,
  sectionsOf,
} from './fetched-items.js';
import { listedFolder } from './listed-folder.js';
import type { MailConnection } from './mail-connection.js';
import type { MailLimits } from './mail-limits.js';
import { encodeMailboxName, quoted } from './mailbox-name.js';
import type { ObservedCommands } from './observed-commands.js';
import { readPlan } from './read-plan.js';
import type { Hearing } from './server-link.js';
import { folderState } from './folder-state.js';
import type { RawResponse } from './response-reader.js';
import { searchedUids, searchKey } from './searched-uids.js';
import { portionsOf, uidSet } from './uid-set.js';

/** Messages whose structures are asked for at once. */
const PORTION = 500;
const GOODBYE_MS = 5_000;

/** A mailbox over one connection, read and never written to. */
export class ImapSession implements MailSource {
  private open: ExaminedFolder | null = null;
  /** UIDVALIDITY that callers were told, by folder. */
  private readonly told = new Map<string, number>();
  /** How a folder was found that somebody was woken by at once: where a server contradicts itself, this is no news for ever. */
  private wokenBy: string | null = null;
  /** Bytes of the messages whose structures were told last, by UID. */
  private sizes: ReadonlyMap<number, number> = new Map();

  constructor(
    private readonly connection: MailConnection,
    private readonly commands: ObservedCommands,
    private readonly limits: MailLimits,
  ) {}

  async folders(): Promise<readonly MailFolder[]> {
    const folders: MailFolder[] = [];
    const asks = this.connection.can('SPECIAL-USE') && this.connection.can('LIST-EXTENDED');
    await this.ask(`LIST "" "*"${asks ? ' RETURN (SPECIAL-USE)' : ''}`, (response) => {
      const folder = listedFolder(response);
      if (folder !== null) folders.push(folder);
    });
    return folders;
  }

  async state(folder: string, hears?: (response: RawResponse) => unknown): Promise<FolderState> {
    const counts = this.connection.can('CONDSTORE') ? ' HIGHESTMODSEQ' : '';
    let state: FolderState | null = null;
    await this.ask(
      `STATUS ${nameOf(folder)} (UIDVALIDITY UIDNEXT MESSAGES${counts})`,
      (response) => {
        state = folderState(response) ?? state;
        hears?.(response);
      },
      true,
    );
    const found = whole<FolderState>(state);
    this.told.set(folder, found.uidValidity);
    return found;
  }

  async *outlines(folder: string, range: MessageRange): AsyncIterable<readonly MessageOutline[]> {
    await this.openAsTold(folder);
    // `n:*` names the last message also where that is below n.
    const from = 'fromUid' in range ? range.fromUid : 0;
    const all = (await this.search(searchKey(range))).filter((uid) => uid >= from);
    for (const uids of portionsOf(all, PORTION)) {
      const found = await this.outlinesOf(uids);
      this.sizes = sizesOf(found);
      if (found.length > 0) yield found;
    }
  }

  async *read(folder: string, wanted: readonly WantedSections[]): AsyncIterable<ReadSections> {
    await this.openAsTold(folder);
    for (const { sections, uids } of readPlan(wanted, this.sizes)) {
      const fetched = await this.fetch(uids, sectionItems(sections));
      const found = fetched.of(uids, (uid, items) => sectionsOf(sections, uid, items));
      await this.allThere(uids, new Set(found.map(({ uid }) => uid)));
      for (const one of found) {
        yield one;
        // What a caller makes of a message takes its time.
        await afterOthers();
      }
    }
  }

  async wake(folder: string, known: FolderState): Promise<void> {
    let hasNews = false;
    const hears = (response: RawResponse): boolean => (hasNews ||= isNews(response));
    // What came since `known` and before this is told by the answer to EXAMINE itself, or else when it is asked for.
    const open = await this.examine(folder);
    const uidNext = open.uidNext ?? (await this.state(folder, hears)).uidNext;
    const found = `${open.uidValidity} ${uidNext} ${folder}`;
    const isOther = uidNext !== known.uidNext || open.uidValidity !== known.uidValidity;
    if (isOther && this.wokenBy !== found) {
      this.wokenBy = found;
      return;
    }
    while (!hasNews)
      if (this.connection.can('IDLE'))
        await this.commands.observed(() => this.connection.idle(hears, this.limits.idleMs));
      else {
        await this.connection.rest(this.limits.pollMs);
        await this.ask('NOOP', hears);
      }
  }

  async close(): Promise<void> {
    if (this.connection.isLost) return;
    const gone = new ProviderError('temporary', 'connection-failed', 'The session is closed.');
    const late = setTimeout(() => this.connection.end(gone), GOODBYE_MS);
    try {
      await this.ask('LOGOUT');
    } catch {
      // A server that hangs up without a word has done what it was asked.
    } finally {
      clearTimeout(late);
      this.connection.end(gone);
    }
  }

  private ask(text: string, onResponse?: (response: RawResponse) => unknown, namesFolder = false): Promise<unknown> {
    const hearing = { onResponse: (response: RawResponse) => void onResponse?.(response) };
    return this.commands.observed(() => this.connection.command(text, hearing, namesFolder));
  }

  /** Opens a folder for reading under the UIDVALIDITY that the caller was told, unless it is open so. */
  private async openAsTold(folder: string): Promise<void> {
    const told = this.told.get(folder);
    const isAsTold = ({ uidValidity }: ExaminedFolder): boolean => told === undefined || told === uidValidity;
    if (this.open?.name === folder && isAsTold(this.open)) return;
    if (!isAsTold(await this.examine(folder)))
      throw new ProviderError('cursor-expired', 'cursor-refused', 'The folder numbers its messages anew.');
  }

  private async examine(folder: string): Promise<ExaminedFolder> {
    this.open = null;
    this.sizes = new Map();
    const seen = examined(folder);
    await this.ask(`EXAMINE ${nameOf(folder)}`, seen.hear, true);
    this.open = whole(seen.found());
    return this.open;
  }

  /** In ascending order. A server says also that it found none (RFC 3501 §6.4.4): without a word of it nothing is known. */
  private async search(key: string): Promise<readonly number[]> {
    const answers: (readonly number[])[] = [];
    await this.ask(`UID SEARCH ${key}`, (response) => {
      const uids = searchedUids(response);
      if (uids !== null) answers.push(uids);
    });
    if (answers.length === 0) throw leftOut();
    return [...new Set(answers.flat())].sort((a, b) => a - b);
  }

  /** A message whose structure is too large has too many parts; those that were passed over beside it are asked for by themselves. */
  private async outlinesOf(uids: readonly number[]): Promise<readonly MessageOutline[]> {
    const fetched = new FetchedItems(STRUCTURE_LIMITS);
    await this.fetch(uids, OUTLINE_ITEMS, fetched, {
      onOversized: () => fetched.passOver(),
      mostBytes: this.limits.structuresBytes,
    });
    const found = fetched.of(uids, outlineOf);
    const answered = new Set(found.map(({ uid }) => uid));
    if (fetched.hasPassedOver && uids.length > 1) {
      const rest = uids.filter((uid) => !answered.has(uid));
      for (const uid of rest) found.push(...(await this.outlinesOf([uid])));
      return found.sort((a, b) => a.uid - b.uid);
    }
    if (!fetched.hasPassedOver || found.length > 0) {
      await this.allThere(uids, answered);
      return found;
    }
    const plain = (await this.fetch(uids, PLAIN_ITEMS)).of(uids, plainOutlineOf);
    await this.allThere(uids, new Set(plain.map(({ uid }) => uid)));
    return plain;
  }

  private async fetch(
    uids: readonly number[],
    items: string,
    fetched = new FetchedItems(),
    bounds: Omit<Hearing, 'onResponse'> = {},
  ): Promise<FetchedItems> {
    const hearing = { ...bounds, onResponse: (response: RawResponse) => fetched.hear(response) };
    await this.commands.observed(() => this.connection.command(`UID FETCH ${uidSet(uids)} (${items})`, hearing));
    return fetched;
  }

  /** A message without an answer is either gone or withheld; the latter is a broken answer (promise 1). */
  private async allThere(asked: readonly number[], answered: ReadonlySet<number>): Promise<void> {
    const missing = asked.filter((uid) => !answered.has(uid));
    if (missing.length === 0) return;
    const still = await this.search(`UID ${uidSet(missing)}`);
    if (still.length > 0) throw new ProviderError('temporary', 'truncated', 'The mail server left messages out.');
  }
}

/** A message that has no size has one that is not known. */
function sizesOf(outlines: readonly MessageOutline[]): ReadonlyMap<number, number> {
  return new Map(outlines.flatMap(({ uid, size }) => (size > 0 ? [[uid, size] as const] : [])));
}

function nameOf(folder: string): string {
  return quoted(encodeMailboxName(folder));
}

function whole<T>(value: T | null): T {
  if (value === null) throw leftOut();
  return value;
}

function leftOut(): ProviderError {
  return new ProviderError('temporary', 'truncated', 'The mail server left out what was asked.');
}
