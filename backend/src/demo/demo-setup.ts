import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { Calendars } from '../calendars/calendars.js';
import { FeedAddresses } from '../calendars/feed-addresses.js';
import { Connectors } from '../connectors/connectors.js';
import { Pairs } from '../pairs/pairs.js';
import { SampleAddress } from './sample-address.js';

/** The sample feed changes each minute; this makes it seen soon after. */
const INTERVAL_SECONDS = 15;

/**
 * Makes what a newcomer needs to see it work: the sample feed as a source, a published calendar, and a pair between them.
 * It begins once the port is open, since the feed is read as any other is.
 */
@Injectable()
export class DemoSetup implements OnApplicationBootstrap {
  private readonly log = new Logger('Demo');

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly db: DataSource,
    private readonly sample: SampleAddress,
    private readonly connectors: Connectors,
    private readonly calendars: Calendars,
    private readonly addresses: FeedAddresses,
    private readonly pairs: Pairs,
  ) {}

  onApplicationBootstrap(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    server.once('listening', () => {
      const { port } = server.address() as AddressInfo;
      this.prepare(`http://127.0.0.1:${port}${this.sample.path}`).catch((error: unknown) =>
        this.log.error({ err: error }, 'the demonstration could not be prepared'),
      );
    });
  }

  private async prepare(url: string): Promise<void> {
    const known = await this.known();
    if (known === null) return this.make(url);
    if (known.url !== url) await this.connectors.update(known.id, { settings: { url } }, undefined, null);
    this.log.warn('the sample feed, its published calendar and the pair are there already');
  }

  /** The connector of an earlier start, perhaps at another port. What people made of the rest since then is theirs. */
  private async known(): Promise<{ id: string; url: string } | null> {
    const [row] = await this.db.query<{ id: string; url: string }[]>(
      `SELECT id, settings->>'url' AS url FROM connectors WHERE kind = 'ics' AND right(settings->>'url', length($1)) = $1`,
      [this.sample.path],
    );
    return row ?? null;
  }

  private async make(url: string): Promise<void> {
    const source = await this.connectors.create({ kind: 'ics', name: 'Sample team', settings: { url } }, null);
    const target = await this.connectors.create({ kind: 'published', name: 'Published calendars', settings: {} }, null);
    const team = await this.calendars.create({ connectorId: source.id, externalId: url }, null);
    const shared = await this.calendars.create({ connectorId: target.id, name: 'Sample team, shared' }, null);
    await this.pairs.create(
      {
        name: 'Sample team → shared',
        sourceCalendarId: team.id,
        targetCalendarId: shared.id,
        policy: { preset: 'title' },
        filters: [{ kind: 'private' }, { kind: 'cancelled' }],
        intervalSeconds: INTERVAL_SECONDS,
      },
      null,
    );
    // A warning, because `npm start` shows nothing below: the address is what a newcomer waits for.
    this.log.warn(`a sample team's calendar is mirrored to ${this.addresses.urlOf(shared) ?? ''}`);
  }
}
