import type { CalendarAnswer, ConnectorAnswer } from '@calmirror/contracts';
import { aFeed, type CaldavCollection, type CaldavQuirks, CaldavServer } from '@calmirror/testkit';
import type { Mirroring } from '../../sync/harness/mirroring.js';
import { caldavConnector, takeIntoUse } from './accounts.js';

/** A CalDAV server with ways of its own, and an installation's account there. */
export class QuirkyServer {
  private constructor(
    private readonly mirroring: Mirroring,
    readonly server: CaldavServer,
    readonly connector: ConnectorAnswer,
  ) {}

  static async start(mirroring: Mirroring, quirks: Partial<CaldavQuirks> = {}): Promise<QuirkyServer> {
    const server = await CaldavServer.start(quirks);
    return new QuirkyServer(mirroring, server, await caldavConnector(mirroring.client, server.url, server.user));
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** Takes a collection of the server into use. */
  inUse({ path }: CaldavCollection): Promise<CalendarAnswer> {
    return takeIntoUse(this.mirroring.client, this.connector, encodeURI(path));
  }

  /** How often the server was asked by each method since `act` began. */
  async requestsOf(act: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> {
    const before = this.server.requests.length;
    await act();
    const counts: Record<string, number> = {};
    for (const { method } of this.server.requests.slice(before)) counts[method] = (counts[method] ?? 0) + 1;
    return counts;
  }
}

/** Puts events into a collection, one object each, as another program would. */
export function fill(collection: CaldavCollection, events: Readonly<Record<string, string>>): void {
  for (const [name, vevent] of Object.entries(events)) collection.put(`${name}.ics`, aFeed([vevent]));
}

/** Titles of all that stands in a collection, sorted. */
export const titlesIn = ({ objects }: CaldavCollection): string[] =>
  [...objects.values()].map(({ text }) => /^SUMMARY:(.*)\r$/m.exec(text)?.[1] ?? '').sort();
