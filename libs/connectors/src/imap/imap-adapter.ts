import { setTimeout as pause } from 'node:timers/promises';
import { ProviderError } from '@calmirror/core';
import type {
  AdapterCapabilities,
  Check,
  CheckListener,
  ConnectorAdapter,
  DiscoveredCalendar,
  FetchRequest,
  FetchResult,
  ListenRequest,
  MirrorReceipt,
} from '../adapter.js';
import { failedChecks, passedChecks, tellLetIn } from '../validation/checks.js';
import type { ImapSettings } from './imap-settings.js';
import type { MailFolder, MailSource, MailSources } from '../mail/mail-source.js';
import { readMailbox } from './mailbox-reading.js';
import { candidateParts } from '../mail/mime/candidate-parts.js';

export interface ImapAdapterParts {
  readonly sources: MailSources;
  /** The key of its budget. */
  readonly key: string;
  readonly settings: ImapSettings;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export const IMAP_CAPABILITIES: AdapterCapabilities = {
  readable: true,
  writable: false,
  push: false,
  listens: true,
  series: true,
  floating: true,
  createsCalendars: false,
  listsMirrors: false,
  batchSize: 1,
};

/** Milliseconds. What comes meanwhile is one read with what comes next. */
const BETWEEN_NEWS_MS = 500;

/** Messages whose structure is looked at to tell a person what the mailbox holds. */
const LOOKED_AT = 500;

/** The calendar that the invitations in a folder of a mailbox make. It is opened read-only, and nothing in it is ever changed. */
export class ImapAdapter implements ConnectorAdapter {
  readonly capabilities = IMAP_CAPABILITIES;

  constructor(private readonly parts: ImapAdapterParts) {}

  async validate(ended?: CheckListener): Promise<readonly Check[]> {
    let isLetIn = false;
    try {
      return await this.within(new AbortController().signal, async (source) => {
        isLetIn = true;
        tellLetIn(ended);
        return passedChecks(await whatIsIn(source, this.parts.settings.mailbox));
      });
    } catch (error) {
      if (error instanceof ProviderError) return failedChecks(error, isLetIn);
      throw error;
    }
  }

  async listCalendars(): Promise<readonly DiscoveredCalendar[]> {
    const { mailbox, account } = this.parts.settings;
    const folders = await this.within(new AbortController().signal, (source) => source.folders());
    const isChosen = ({ path }: MailFolder): boolean => spelt(path) === spelt(mailbox);
    const ordered = [...folders.filter(isChosen), ...folders.filter((folder) => !isChosen(folder))];
    return ordered.map(({ path }) => ({
      externalId: path,
      name: `${spelt(path) === INBOX ? 'Inbox' : path} of ${account.username}`,
      color: null,
      timeZone: null,
      readable: true,
      writable: false,
    }));
  }

  fetchWindow(request: FetchRequest): Promise<FetchResult> {
    const { settings, now } = this.parts;
    return this.within(request.signal, (source) => readMailbox(source, settings, request, now()));
  }

  async listen({ calendarId, onReady, onChange, signal }: ListenRequest): Promise<void> {
    try {
      await this.within(signal, async (source) => {
        let state = await source.state(calendarId);
        onReady();
        for (;;) {
          await source.wake(calendarId, state);
          // Told after what it is about is looked at: what comes later is heard of once more.
          state = await source.state(calendarId);
          onChange();
          // A server that always has news is not asked as fast as it answers.
          await pause(BETWEEN_NEWS_MS, undefined, { signal });
        }
      });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  createMirror(): Promise<MirrorReceipt> {
    return Promise.reject(readOnly());
  }

  updateMirror(): Promise<MirrorReceipt> {
    return Promise.reject(readOnly());
  }

  deleteMirror(): Promise<void> {
    return Promise.reject(readOnly());
  }

  private async within<T>(signal: AbortSignal, use: (source: MailSource) => Promise<T>): Promise<T> {
    const { sources, key, settings } = this.parts;
    signal.throwIfAborted();
    const source = await sources.open({ ...settings.account, key }, signal);
    try {
      return await use(source);
    } finally {
      await source.close();
    }
  }
}

const INBOX = 'INBOX';

/** INBOX is the one folder whose name has no case (RFC 9051 §5.1). */
const spelt = (path: string): string => (path.toUpperCase() === INBOX ? INBOX : path);

/** For a person: how many messages there are, and how many of the newest invite. */
async function whatIsIn(source: MailSource, folder: string): Promise<string> {
  const { uidNext, messages } = await source.state(folder);
  let seen = 0;
  let inviting = 0;
  for await (const portion of source.outlines(folder, { fromUid: Math.max(1, uidNext - LOOKED_AT) })) {
    seen += portion.length;
    inviting += portion.filter(
      ({ parts }) => typeof parts !== 'string' && candidateParts(parts).candidates.some(({ declared }) => declared),
    ).length;
  }
  return `Messages: ${messages}. Of the newest ${seen}, ${inviting} carry a calendar.`;
}

function readOnly(): ProviderError {
  return new ProviderError('rejected', 'refused', 'A mailbox cannot be written.');
}
