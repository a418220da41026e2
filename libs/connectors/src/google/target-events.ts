import { ProviderError } from '@calmirror/core';
import type { CallRounds } from './call-rounds.js';
import { EVENT_FIELDS, type GoogleEvent, isEvent } from './google-event.js';
import { type ApiCall, contentAs, type GoogleClient } from './google-client.js';

/** Said with every write: Google tells nobody (promise 6). */
const QUIET = { sendUpdates: 'none' } as const;

/** Of an answer to a write only its new state is of interest. */
const WRITTEN = { fields: 'id,etag' } as const;

/** The single events of one calendar, as a writer needs to see them; all that is asked at one time goes in one round. */
export class TargetEvents {
  private presence: Promise<void> | null = null;

  constructor(
    private readonly client: GoogleClient,
    private readonly rounds: CallRounds,
    private readonly calendarId: string,
  ) {}

  /** @returns the ETag. @throws ProviderError `conflict` where the id is taken, also by a deleted event */
  async insert(body: GoogleEvent): Promise<string> {
    const { calendarId } = this;
    return etagIn(
      await this.ask((api, options) =>
        api.events.insert({ calendarId, ...QUIET, ...WRITTEN, requestBody: body }, options),
      ),
    );
  }

  /** @returns the ETag. @throws ProviderError `conflict` where it stands in another state than `ifMatch` says */
  async replace(eventId: string, body: GoogleEvent, ifMatch: string | null): Promise<string> {
    const { calendarId } = this;
    const request = { calendarId, eventId, ...QUIET, ...WRITTEN, requestBody: body };
    return etagIn(await this.ask((api, options) => api.events.update(request, options), condition(ifMatch)));
  }

  async delete(eventId: string, ifMatch: string | null): Promise<void> {
    const { calendarId } = this;
    const request = { calendarId, eventId, ...QUIET };
    await this.call((api, options) => api.events.delete(request, options), condition(ifMatch));
  }

  /** One event, a deleted one too; null where there never was one. */
  async look(eventId: string): Promise<GoogleEvent | null> {
    const { calendarId } = this;
    const request = { calendarId, eventId, fields: EVENT_FIELDS };
    const found = await this.ask<GoogleEvent>((api, options) => api.events.get(request, options)).catch(nullWhereGone);
    if (found === null || isEvent(found)) return found;
    throw unreadable();
  }

  /** Instances of a series that are kept by themselves, the cancelled ones too. */
  async exceptionsOf({ id, iCalUID }: GoogleEvent): Promise<readonly GoogleEvent[]> {
    const { calendarId } = this;
    const fields = `kind,nextPageToken,items(${EVENT_FIELDS})`;
    const request = { calendarId, iCalUID: iCalUID ?? `${id}@google.com`, maxResults: 2_500, fields };
    const { items, nextPageToken } = await this.ask((api, options) => api.events.list(request, options));
    // Whoever changed as many instances by hand wants no mirror.
    if (!Array.isArray(items) || !items.every(isEvent) || nextPageToken) throw unreadable();
    return items.filter(({ recurringEventId }) => recurringEventId === id);
  }

  /**
   * Sees that the calendar is there at all: what is not found in one that is out of sight may well stand.
   * @throws ProviderError `not-found`
   */
  async present(): Promise<void> {
    const { calendarId } = this;
    const request = { calendarId, maxResults: 1, fields: 'kind' };
    this.presence ??= this.ask((api, options) => api.events.list(request, options)).then(() => undefined);
    return this.presence;
  }

  private async ask<T extends object>(call: ApiCall<T>, headers: Readonly<Record<string, string>> = {}): Promise<T> {
    return contentAs<T>(await this.call(call, headers));
  }

  private call(call: ApiCall<unknown>, headers: Readonly<Record<string, string>>): Promise<object | null> {
    return this.rounds.call((sender) => this.client.callVia(sender, call, headers));
  }
}

const condition = (etag: string | null): Readonly<Record<string, string>> =>
  etag === null ? {} : { 'if-match': etag };

function etagIn({ etag }: GoogleEvent): string {
  if (typeof etag === 'string' && etag !== '') return etag;
  throw unreadable();
}

function nullWhereGone(error: unknown): null {
  if (error instanceof ProviderError && error.kind === 'not-found') return null;
  throw error;
}

function unreadable(): ProviderError {
  return new ProviderError('temporary', 'undecodable', "Google's answer about an event cannot be read.");
}
