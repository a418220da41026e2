import type { CalendarEvent, EventProblem, Mirror, ProviderError, TimeWindow } from '@calmirror/core';

/**
 * What every provider's code does for the engine. Adapters throw `ProviderError` and nothing else (but for the reason of
 * an aborted signal, which is its owner's), keep no state between calls, and are built from injected parts (HTTP, clock,
 * rate budget), so that each runs against a local server. What they promise is held by the contract suite of the testkit.
 */
export interface ConnectorAdapter {
  readonly capabilities: AdapterCapabilities;

  /**
   * Tries the connector's settings and credentials; a failed check is an answer, not an error. `ended` may hear of some
   * checks before the answer is there, in their order and as they are then answered.
   */
  validate(ended?: CheckListener): Promise<readonly Check[]>;

  /**
   * The calendars that these credentials can see.
   *
   * @param mailbox the one person of an organisation whose are asked for; absent or null: everybody's, of however many the adapter can ask
   */
  listCalendars(mailbox?: string | null): Promise<readonly DiscoveredCalendar[]>;

  /** Reads a calendar, or what changed since `cursor`. A failed or partial read throws; it never looks empty (promise 1). */
  fetchWindow(request: FetchRequest): Promise<FetchResult>;

  /**
   * Writes mirrors. Creating is idempotent: a mirror whose id is already on the target is brought to the wanted state
   * (promise 4). Only objects carrying the mirror's marker are changed (promise 2).
   */
  createMirror(calendarId: string, mirror: Mirror): Promise<MirrorReceipt>;
  updateMirror(calendarId: string, mirror: Mirror, previous: MirrorReceipt): Promise<MirrorReceipt>;
  /** Deleting what is already gone succeeds. */
  deleteMirror(calendarId: string, mirrorId: string, previous: MirrorReceipt): Promise<void>;

  /** Only with `capabilities.batchSize` > 1: outcomes in the order of `operations`; one that fails does not stop the others. */
  applyBatch?(calendarId: string, operations: readonly MirrorOperation[]): Promise<readonly MirrorOutcome[]>;

  /** Only with `capabilities.createsCalendars`. */
  createCalendar?(name: string): Promise<DiscoveredCalendar>;

  /**
   * Whether a series can stand there as one; pure. Absent: every series can. Where it cannot, the engine hands over its instances
   * in the pair's window instead: a series without rules, of DTSTART and RDATEs alone, whose overrides are single instances.
   */
  takesSeries?(event: CalendarEvent): boolean;

  /**
   * The mirror's event as it would be read back, for a target that has no place for all of it or spells some of it as text;
   * pure. Absent: as it was written, or without what `hasSameContent` allows to be lost.
   */
  keeps?(event: CalendarEvent): CalendarEvent;

  /**
   * Only with `capabilities.listsMirrors`: every object on the target that carries a marker, of whatever installation and
   * pair. Whole or not at all, as with reading: a listing that is cut short throws.
   */
  listMirrors?(request: ListMirrorsRequest): Promise<readonly StandingMirror[]>;

  /** Only with `capabilities.push`: asks the provider to tell of the calendar's changes from now on. */
  openChannel?(request: ChannelRequest): Promise<PushChannel>;

  /**
   * Only with `capabilities.push`: a channel that stands for longer. It may be another one, opened beside the old one, which
   * then goes on until it is closed or ends, so that nothing is missed in between. A channel that is gone is opened anew.
   * One that keeps its id keeps the token that it was opened with; another one carries that of the request.
   */
  renewChannel?(channel: PushChannel, request: ChannelRequest): Promise<PushChannel>;

  /** Only with `capabilities.push`. Closing what is already gone succeeds. */
  closeChannel?(calendarId: string, channel: PushChannel): Promise<void>;

  /**
   * Only with `capabilities.listens`: stays connected and tells of changes, until its signal is aborted (which is its regular end and
   * then no error), or the connection is lost.
   * @throws ProviderError
   */
  listen?(request: ListenRequest): Promise<void>;
}

/** A calendar that is listened to. */
export interface ListenRequest {
  readonly calendarId: string;
  /** From now on changes are heard; what came before may have been missed. */
  readonly onReady: () => void;
  /** Something may have changed. */
  readonly onChange: () => void;
  readonly signal: AbortSignal;
}

/** What a push channel is to be. */
export interface ChannelRequest {
  readonly calendarId: string;
  /** The id that the caller wishes for; a provider that chooses its own is free to. UUID. */
  readonly channelId: string;
  /** Where the provider is to send its messages: https, without a query. */
  readonly address: string;
  /** What each message is to carry, so that nobody else's is believed. At most 128 characters of base64url. */
  readonly token: string;
  /** For how long it is wanted; the provider may give less. */
  readonly seconds: number;
  readonly signal: AbortSignal;
}

/** A push channel that stands: Google `Channel`, Microsoft Graph `subscription`. */
export interface PushChannel {
  readonly id: string;
  /** What the provider calls the thing that is watched, where it wants to hear it when the channel is closed; else null. */
  readonly resourceId: string | null;
  /** Instant `…Z` at which it ends by itself. */
  readonly expiresAt: string;
}

export interface ListMirrorsRequest {
  readonly calendarId: string;
  /** Mirrors as last written, target id → revision: what still stands in that revision need not be read again. */
  readonly known: ReadonlyMap<string, string>;
  readonly signal: AbortSignal;
}

/** A mirror as it stands on the target. The UID of what was written as a mirror is the mirror's id; a copy has another. */
export interface StandingMirror {
  readonly receipt: MirrorReceipt;
  /**
   * Null for one of `known` that stands in its known revision. Its marker is null where that was lost, and place and UID
   * are those of a mirror.
   */
  readonly content: { readonly marker: string | null; readonly event: CalendarEvent | null } | null;
}

/** The engine asks these, never the provider's name. */
export interface AdapterCapabilities {
  readonly readable: boolean;
  readonly writable: boolean;
  /** The provider sends word to an address of ours when a calendar has changed. */
  readonly push: boolean;
  /** The provider tells whoever stays connected when a calendar has changed. */
  readonly listens: boolean;
  /** Series can be written as series; where not, instances are written. */
  readonly series: boolean;
  /** Times can stand in no zone (RFC 5545 §3.3.5, form 1); where not, the engine places them in the target calendar's zone. */
  readonly floating: boolean;
  readonly createsCalendars: boolean;
  /** What stands on a target can be read back, by marker. */
  readonly listsMirrors: boolean;
  /** Writes in one request; 1 where the provider takes them one by one. */
  readonly batchSize: number;
}

/** One step of `validate`. `reason` is null when `ok`. */
export interface Check {
  readonly name: 'address' | 'connection' | 'credentials' | 'calendar' | 'permission' | 'people' | 'storage';
  readonly ok: boolean;
  readonly reason: string | null;
  /** For a person: what was found, or what to do. */
  readonly detail: string | null;
}

export type CheckListener = (check: Check) => void;

export interface DiscoveredCalendar {
  /** The provider's own id; for `ics` the address without its credentials. */
  readonly externalId: string;
  readonly name: string;
  /**
   * The mailbox that the calendar belongs to, as a mail address, where one connector serves many (organisation-wide access);
   * absent where all calendars are of the connector's own account.
   */
  readonly mailbox?: string;
  /** `#rrggbb` or a CSS3 name; null where the provider has none. */
  readonly color: string | null;
  /** IANA name. */
  readonly timeZone: string | null;
  readonly readable: boolean;
  readonly writable: boolean;
}

export interface FetchRequest {
  readonly calendarId: string;
  /** Span in which events are wanted; a provider that cannot narrow its answer may send more. */
  readonly window: TimeWindow;
  /** As answered by the last complete read, or null for a first or full one. */
  readonly cursor: string | null;
  /** What the last snapshot holds: event id → revision. Asked only by adapters that compare (hashes, ETags). */
  readonly known: () => Promise<ReadonlyMap<string, string>>;
  /** What earlier reads asked to remember, by its key. Asked only by adapters that answer `memories`. */
  readonly remembered?: (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The keys of all that is remembered, some at a time. Asked where it may have come to mean something else. */
  readonly rememberedKeys?: () => AsyncIterable<readonly string[]>;
  readonly signal: AbortSignal;
}

/**
 * What an adapter has to know at a later read and the source may not show again: the messages that an event is made of. Kept sealed
 * with the snapshot, and stored in the transaction that moves the cursor (promise 8).
 */
export interface Memory {
  /** At most 500 characters. */
  readonly key: string;
  readonly text: string;
}

/** Something that came to a source and changed nothing there, with why: it is listed for people. */
export interface MessageReport {
  /** Names it for good: the same message makes the same id, whatever is said of it. At most 500 characters. */
  readonly id: string;
  /** Instant `…Z`. */
  readonly receivedAt: string;
  readonly from: string | null;
  readonly subject: string | null;
  /** Of a closed list (`MESSAGE_REPORT_CODES`). */
  readonly code: string;
  /** For a person. */
  readonly message: string;
}

/** A source event as read, with the provider's version of it. */
export interface SourceEvent {
  readonly event: CalendarEvent;
  /** Changes whenever the event does: an ETag, a change key, or a digest of its text. */
  readonly revision: string;
}

/** An event that is there but cannot be read. It is kept out of the mirrors, named and counted; it deletes nothing. */
export interface WithheldEvent {
  readonly id: string;
  readonly revision: string;
  readonly problem: EventProblem;
}

export interface FetchResult {
  /** `unchanged`: nothing to do. `delta`: only what is named changed. `full`: what is not `present` is gone. */
  readonly kind: 'unchanged' | 'delta' | 'full';
  /** New or changed events. */
  readonly events: readonly SourceEvent[];
  /** New or changed events that cannot be read. */
  readonly withheld: readonly WithheldEvent[];
  /** `delta`: ids that the provider says are gone. */
  readonly removed: readonly string[];
  /** `full`: ids of all events that the source holds now, the changed ones included. */
  readonly present: readonly string[];
  readonly cursor: string | null;
  /** What the calendar says about itself; null members are unknown, and all of them are when nothing changed. */
  readonly calendar: { readonly name: string | null; readonly color: string | null; readonly timeZone: string | null };
  /**
   * Least seconds between two reads that the source asks for (RFC 7986 §5.7 REFRESH-INTERVAL), or null; when nothing
   * changed, what it asked for before still holds.
   */
  readonly refreshSeconds: number | null;
  /** What to remember from now on, in place of what was remembered under the same key. */
  readonly memories?: readonly Memory[];
  readonly reports?: readonly MessageReport[];
  /** Ids of reports that hold no longer, whether or not there were any: what these messages say counts now. */
  readonly withdrawn?: readonly string[];
}

/** What the target answered to a write, kept in the mapping. */
export interface MirrorReceipt {
  /** The provider's own id or href of the mirror. */
  readonly targetId: string;
  /** ETag, change key or sequence of the mirror; null where the provider tells none. */
  readonly revision: string | null;
}

export type MirrorOperation =
  | { readonly kind: 'create'; readonly mirror: Mirror }
  | { readonly kind: 'update'; readonly mirror: Mirror; readonly previous: MirrorReceipt }
  | { readonly kind: 'delete'; readonly mirrorId: string; readonly previous: MirrorReceipt };

/** `receipt` is null for a delete; `error` is null when it went well. */
export type MirrorOutcome =
  { readonly ok: true; readonly receipt: MirrorReceipt | null } | { readonly ok: false; readonly error: ProviderError };
