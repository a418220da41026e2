import type { Event } from '@microsoft/microsoft-graph-types';
import { isObject, type Json } from './graph-request.js';
import { type GraphOptions, GraphServer } from './graph-server.js';

/** What a client got for a request. */
export interface SceneAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** An empty object where the answer has no JSON. */
  readonly body: Json;
  /** `value` of a collection. */
  readonly list: readonly Json[];
  readonly id: string;
  /** `error.code` of a refusal. */
  readonly code: string | null;
  readonly text: string;
}

/** An hour on Monday, 2 March 2026, in Berlin. */
export const MEETING = {
  subject: 'Meeting',
  start: { dateTime: '2026-03-02T10:00:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-02T11:00:00', timeZone: 'Europe/Berlin' },
} as const satisfies Event;

/** On five days from that Monday on. */
export const FIVE_DAYS = {
  pattern: { type: 'daily', interval: 1 },
  range: { type: 'numbered', startDate: '2026-03-02', numberOfOccurrences: 5 },
} as const satisfies Event['recurrence'];

export const MARCH = 'startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-01T00:00:00Z';

/** A server at 2 March 2026, 8:00 UTC, and a client that asks it by fetch. */
export class GraphScene {
  private constructor(
    readonly server: GraphServer,
    private readonly clock: { time: number },
  ) {}

  static async open(options: GraphOptions = {}): Promise<GraphScene> {
    const clock = { time: Date.parse('2026-03-02T08:00:00Z') };
    return new GraphScene(await GraphServer.start({ now: () => clock.time, ...options }), clock);
  }

  /** Time passes for the server. */
  pass(milliseconds: number): void {
    this.clock.time += milliseconds;
  }

  /** @param path behind `/v1.0`, or a whole address */
  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<SceneAnswer> {
    const url = path.startsWith('http') ? path : `${this.server.url}/v1.0${path}`;
    const answered = await fetch(url, {
      method,
      headers: { authorization: 'Bearer token-1', 'content-type': 'application/json', ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await answered.text();
    const read = readJson(text);
    const { error, value, id } = read;
    return {
      status: answered.status,
      headers: answered.headers,
      body: read,
      list: Array.isArray(value) ? value.filter(isObject) : [],
      id: typeof id === 'string' ? id : '',
      code: isObject(error) && typeof error['code'] === 'string' ? error['code'] : null,
      text,
    };
  }

  /** All pages of a delta round, from a first address or a link of an earlier round. */
  async round(path: string, headers: Readonly<Record<string, string>> = {}): Promise<DeltaRound> {
    const pages: (readonly Json[])[] = [];
    let next = path;
    for (;;) {
      const { status, body, list } = await this.ask('GET', next, undefined, headers);
      if (status !== 200) throw new Error(`A page of delta was answered ${status}.`);
      pages.push(list);
      if (typeof body['@odata.nextLink'] !== 'string')
        return { pages, items: pages.flat(), link: String(body['@odata.deltaLink']) };
      next = body['@odata.nextLink'];
    }
  }

  close(): Promise<void> {
    return this.server.stop();
  }
}

export interface DeltaRound {
  readonly pages: readonly (readonly Json[])[];
  readonly items: readonly Json[];
  readonly link: string;
}

function readJson(text: string): Json {
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? read : {};
  } catch {
    return {};
  }
}
