import type { ConnectorCheckAnswer, DiscoveredCalendarAnswer } from '@calmirror/contracts';
import { type Check, type CheckListener, type DiscoveredCalendar, mailboxIn } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import type { Actor } from '../auth/actor.js';
import { ChangeNotes } from '../changes/change-notes.js';
import { Connector } from '../database/entities/connector.entity.js';
import { Adapters } from './adapters.js';
import { connectorFailed } from './connector-failed.js';
import { Connectors } from './connectors.js';
import { reasonOf, standingAfter } from './connector-standing.js';

/** Tries connectors, and keeps what came of it. */
@Injectable()
export class ConnectorCheck {
  constructor(
    private readonly db: DataSource,
    private readonly connectors: Connectors,
    private readonly adapters: Adapters,
    private readonly audit: AuditLog,
    private readonly changes: ChangeNotes,
  ) {}

  /** Validates settings and credentials and stores the outcome; `ended` hears of each check at its end. No transaction is open while the provider is asked. */
  async run(connectorId: string, actor: Actor | null = null, ended?: CheckListener): Promise<ConnectorCheckAnswer> {
    const tried = await this.connectors.get(connectorId);
    const checks = await this.tryOut(tried, ended);
    const { status, reason } = standingAfter(checks);
    await this.db.transaction(async (manager) => {
      // The answer is about the settings that were tried: those of a newer save have still to prove themselves.
      await manager.update(
        Connector,
        { id: connectorId, version: tried.version },
        { status, statusReason: reason, lastValidatedAt: new Date() },
      );
      if (actor === null) return;
      await this.audit.record(manager, actor, {
        action: 'connector.validated',
        subjectKind: 'connector',
        subjectId: connectorId,
        subjectName: tried.name,
        before: { status: tried.status, statusReason: tried.statusReason },
        after: { status, statusReason: reason },
      });
    });
    return { ok: status === 'active', checks: checks.map((check) => ({ ...check })) };
  }

  /** @throws {Problem} 502 `connector-failed` when the provider does not answer as it should */
  async discover(connectorId: string, mailbox: string | null): Promise<DiscoveredCalendarAnswer[]> {
    const found = await this.listCalendars(connectorId, mailbox);
    const used = await this.db.query<{ id: string; external_id: string }[]>(
      'SELECT id, external_id FROM calendars WHERE connector_id = $1',
      [connectorId],
    );
    const calendarIds = new Map(used.map(({ id, external_id }) => [external_id, id]));
    return found.map((calendar) => ({ ...calendar, calendarId: calendarIds.get(calendar.externalId) ?? null }));
  }

  /** What the connector's credentials can see, as its provider says. @throws {Problem} as `discover` */
  async listCalendars(connectorId: string, mailbox: string | null): Promise<readonly DiscoveredCalendar[]> {
    const { version } = await this.connectors.get(connectorId);
    try {
      const found = await (await this.adapters.open(connectorId)).listCalendars(mailbox);
      await this.db.manager.update(
        Connector,
        { id: connectorId, version },
        { status: 'active', statusReason: null, lastValidatedAt: new Date() },
      );
      await this.keepRights(connectorId, found);
      this.changes.note(['connectors', 'calendars']);
      return found;
    } catch (error) {
      throw connectorFailed(error);
    }
  }

  /**
   * One of the connector's calendars; undefined where it sees none of this id. Of an organisation the one mailbox is looked into:
   * it may have thousands. @throws {Problem} as `discover`
   */
  async findCalendar({ id, settings }: Connector, externalId: string): Promise<DiscoveredCalendar | undefined> {
    const mailbox = settings['access'] === 'organisation' ? mailboxIn(externalId) : null;
    return (await this.listCalendars(id, mailbox)).find((calendar) => calendar.externalId === externalId);
  }

  /** A new calendar at the provider; only where `capabilities.createsCalendars`. @throws {Problem} as `discover` */
  async createCalendar(connectorId: string, name: string): Promise<DiscoveredCalendar> {
    try {
      const adapter = await this.adapters.open(connectorId);
      if (!adapter.createCalendar) throw new ProviderError('rejected', 'refused', 'No calendars can be made here.');
      return await adapter.createCalendar(name);
    } catch (error) {
      throw connectorFailed(error);
    }
  }

  /** What may be done with a calendar is for its owner to change at any time. */
  private async keepRights(connectorId: string, found: readonly DiscoveredCalendar[]): Promise<void> {
    await this.db.query(
      `UPDATE calendars SET readable = f.readable, writable = f.writable
       FROM unnest($2::text[], $3::boolean[], $4::boolean[]) AS f(external_id, readable, writable)
       WHERE calendars.connector_id = $1 AND calendars.external_id = f.external_id
         AND (calendars.readable, calendars.writable) IS DISTINCT FROM (f.readable, f.writable)`,
      [
        connectorId,
        found.map(({ externalId }) => externalId),
        found.map(({ readable }) => readable),
        found.map(({ writable }) => writable),
      ],
    );
  }

  /** Each check is told once: by the adapter as it ends, or when the adapter is done. */
  private async tryOut({ id }: Connector, ended: CheckListener = () => undefined): Promise<readonly Check[]> {
    const told = new Set<Check['name']>();
    const tell = (check: Check): void => {
      if (told.has(check.name)) return;
      told.add(check.name);
      ended(check);
    };
    const checks = await this.validated(id, tell);
    checks.forEach(tell);
    return checks;
  }

  private async validated(id: string, ended: CheckListener): Promise<readonly Check[]> {
    try {
      return await (await this.adapters.open(id)).validate(ended);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      return [{ name: 'credentials', ok: false, reason: reasonOf(error), detail: error.message }];
    }
  }
}
