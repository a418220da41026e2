import { randomBytes } from 'node:crypto';
import { GraphError } from './graph-request.js';
import type { TimeWindow } from './instances.js';

/** How Graph says that a token is too old: in two spellings, in other words, or with the address of a fresh round. */
export type ExpiryStyle = 'SyncStateNotFound' | 'syncStateNotFound' | 'resyncRequired' | 'location';

/** What is to be told, in groups that no page parts: a series with its instances is one. */
export type Told<Row> = readonly (readonly Row[])[];

/** `calendarView/delta`, or `events/delta` of the beta, which has no end, knows no instances and says little of events. */
export type DeltaKind = 'view' | 'events';

/** What a client knows at a link: whatever it asks next is told from here on. */
export interface DeltaState<Row> {
  /** Path of the first request, where a fresh round begins. */
  readonly path: string;
  readonly calendarKey: string;
  readonly kind: DeltaKind;
  readonly window: TimeWindow;
  /** Of the mailbox, when the round was begun. */
  readonly revision: number;
  /** What the client will have been shown at the round's end: item ids by the key of their event. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** What of the round is still to be told; null behind a deltaLink. */
  readonly pending: Told<Row> | null;
  readonly page: number;
}

/** Links of one calendar that are kept; who is so slow begins anew. */
const MOST = 500;

/** The tokens of links, and what stands behind each. */
export class DeltaRounds<Row> {
  private readonly states = new Map<string, DeltaState<Row>>();
  /** Those of each calendar, oldest first. */
  private readonly given = new Map<string, Set<string>>();
  private readonly expired = new Map<string, { readonly style: ExpiryStyle; readonly path: string }>();

  token(state: DeltaState<Row>): string {
    const token = randomBytes(24).toString('base64url');
    const given = this.given.get(state.calendarKey) ?? new Set();
    this.states.set(token, state);
    this.given.set(state.calendarKey, given.add(token));
    const [oldest = ''] = given;
    if (given.size > MOST) this.forget(oldest);
    return token;
  }

  /** @throws GraphError 410 for a token that expired, or was never given out */
  state(token: string, origin: string): DeltaState<Row> {
    const state = this.states.get(token);
    if (state !== undefined) return state;
    const { style, path } = this.expired.get(token) ?? { style: 'SyncStateNotFound', path: '' };
    const message = 'The sync state generation is not found; generation=1;[highest=2][2].';
    if (style === 'location') throw new GraphError(410, 'resyncRequired', message, { location: `${origin}${path}` });
    throw new GraphError(410, style, message);
  }

  /** Makes all tokens that were ever given out worthless. */
  expire(style: ExpiryStyle): void {
    for (const [token, { path }] of this.states) {
      this.expired.set(token, { style, path });
      this.forget(token);
    }
  }

  private forget(token: string): void {
    this.given.get(this.states.get(token)?.calendarKey ?? '')?.delete(token);
    this.states.delete(token);
  }
}
