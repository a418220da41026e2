import type { ConnectorAdapter } from '@calmirror/connectors';
import type { Mirror, ProviderErrorKind } from '@calmirror/core';

/** One adapter with a fresh provider behind it, and the test's own hands on that provider. */
export interface AdapterHarness {
  readonly adapter: ConnectorAdapter;
  readonly calendarId: string;
  /** Null where the adapter cannot read. */
  readonly source: SourceHarness | null;
  /** Null where the adapter cannot write. */
  readonly target: TargetHarness | null;
  /** Only with `capabilities.push`. */
  readonly channels?: ChannelHarness;
  /** Only with `capabilities.listens`. */
  readonly listening?: ListeningHarness;
  close(): Promise<void>;
}

export interface SourceHarness {
  /** Makes the calendar hold exactly these events. */
  hold(events: readonly SimpleEvent[]): void | Promise<void>;
  /** Ways in which the provider can be made to fail, by name: each call spoils the next read alone. */
  readonly faults: Readonly<Record<string, ReadFault>>;
  /** Requests that reached the provider so far. */
  requests(): number;
}

export interface ReadFault {
  readonly kind: ProviderErrorKind;
  spoilNextRead(): void;
}

/** An hour in UTC with a title. */
export interface SimpleEvent {
  readonly uid: string;
  readonly summary: string;
}

export interface TargetHarness {
  /** What stands on the target now. */
  objects(): Promise<readonly TargetObject[]>;
  /** Puts an event that is no mirror where this mirror would stand; null where only mirrors can stand. */
  readonly plantForeign: ((mirrorId: string) => void | Promise<void>) | null;
  /**
   * Puts a second object with the marker of a mirror that stands, as copying it in a calendar application would, and
   * answers its target id; null where no two can stand.
   */
  readonly plantTwin: ((mirrorId: string) => Promise<string>) | null;
  /** Makes every write of this mirror fail; answers the mirror to write. */
  spoil(mirror: Mirror): Mirror;
}

export interface TargetObject {
  /** The mirror's id. */
  readonly id: string;
  readonly summary: string | null;
  readonly marker: string | null;
}

export interface ChannelHarness {
  /** Where the provider may send its messages; whoever is there answers as the provider expects. */
  readonly address: string;
  /** Push channels that stand at the provider now, of whatever calendar. */
  standing(): readonly StandingChannel[] | Promise<readonly StandingChannel[]>;
  /** Ends a channel at the provider, without a word to anybody. */
  lose(channelId: string): void | Promise<void>;
}

export interface ListeningHarness {
  /** Changes something in the calendar that a listener is to be told of. */
  change(): void | Promise<void>;
  /** Ends all connections that are held. */
  cut(): void | Promise<void>;
  /** Connections that are held with the provider now. */
  standing(): number | Promise<number>;
}

/** A push channel as the provider keeps it. */
export interface StandingChannel {
  readonly id: string;
  readonly address: string;
  readonly token: string;
}
