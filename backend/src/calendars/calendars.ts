import { capabilitiesOf, type DiscoveredCalendar } from '@calmirror/connectors';
import type { CalendarInput, CalendarQuery, CalendarUpdate, FieldProblem, Listing } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, ILike } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import type { Actor } from '../auth/actor.js';
import { accountIdOf } from '../connectors/budget/account-id.js';
import { ConnectorCheck } from '../connectors/connector-check.js';
import { Calendar } from '../database/entities/calendar.entity.js';
import { Connector } from '../database/entities/connector.entity.js';
import { newId } from '../database/new-id.js';
import { containing } from '../http/containing.js';
import { refuseStale } from '../http/entity-tag.js';
import { listOrder, listSlice } from '../http/list-order.js';
import { Problem } from '../http/problem.js';
import { calendarRecord } from './calendar-answer.js';
import { FeedAddresses, PUBLISHED } from './feed-addresses.js';
import { nameInUse } from './name-in-use.js';

/** The calendars that are in use. */
@Injectable()
export class Calendars {
  constructor(
    private readonly db: DataSource,
    private readonly check: ConnectorCheck,
    private readonly addresses: FeedAddresses,
    private readonly audit: AuditLog,
  ) {}

  async list(query: CalendarQuery): Promise<Listing<Calendar>> {
    const { field, direction } = listOrder(query, ['name', 'lastPulledAt', 'createdAt'], {
      field: 'name',
      direction: 'ASC',
    });
    const { connectorId, name } = query;
    const [items, total] = await this.db.manager.findAndCount(Calendar, {
      where: { ...(connectorId && { connectorId }), ...(name && { name: ILike(containing(name)) }) },
      order: { [field]: direction, id: 'ASC' },
      ...listSlice(query),
    });
    return { items, total };
  }

  /** @throws {Problem} 404 */
  async get(id: string, manager: EntityManager = this.db.manager): Promise<Calendar> {
    const calendar = await manager.findOneBy(Calendar, { id });
    if (calendar === null) throw new Problem('not-found', 404, 'there is no such calendar');
    return calendar;
  }

  /**
   * Takes a discovered calendar into use, or makes a new one at the provider.
   * @throws {Problem} 400 `invalid-input`, 409 `conflict` for one that is in use, 502 `connector-failed`
   */
  async create(input: Omit<CalendarInput, 'faults'>, actor: Actor | null): Promise<Calendar> {
    const connector = await this.db.manager.findOneBy(Connector, { id: input.connectorId });
    if (connector === null) throw fault('connectorId', 'not-found', 'there is no connector with this id');
    const found = await this.find(connector, input);
    const id = newId();
    return this.db.transaction(async (manager) => {
      const made = await manager
        .createQueryBuilder()
        .insert()
        .into(Calendar)
        .values({
          id,
          connectorId: connector.id,
          accountId: accountIdOf(connector.id, found.mailbox ?? null),
          ...found,
          name: nameInUse(found),
          ...(connector.kind === PUBLISHED && this.addresses.allot(id)),
        })
        .orIgnore()
        .returning('id')
        .execute();
      if ((made.raw as unknown[]).length === 0) throw new Problem('conflict', 409, 'this calendar is in use already');
      const calendar = await this.get(id, manager);
      await this.note(manager, actor, 'calendar.created', null, calendar);
      return calendar;
    });
  }

  async update(id: string, update: CalendarUpdate, ifMatch: string | undefined, actor: Actor): Promise<Calendar> {
    return this.db.transaction(async (manager) => {
      const before = await this.lock(manager, id, ifMatch);
      const name = update.name ?? before.name;
      const color = update.color === undefined ? before.color : update.color;
      // A reader of the feed sees name and colour: they are part of what it has to read anew.
      await manager.query(
        `UPDATE calendars SET name = $2, color = $3, version = version + 1, updated_at = now(),
           feed_version = feed_version + 1, feed_changed_at = now() WHERE id = $1`,
        [id, name, color],
      );
      const after = await this.get(id, manager);
      await this.note(manager, actor, 'calendar.updated', before, after);
      return after;
    });
  }

  /** @throws {Problem} 409 `in-use` while a pair uses it */
  async remove(id: string, ifMatch: string | undefined, actor: Actor): Promise<void> {
    await this.db.transaction(async (manager) => {
      const before = await this.lock(manager, id, ifMatch);
      const [used] = await manager.query<{ pairs: number }[]>(
        'SELECT count(*)::int AS pairs FROM pairs WHERE source_calendar_id = $1 OR target_calendar_id = $1',
        [id],
      );
      if (used?.pairs) throw new Problem('in-use', 409, `in use, pairs: ${used.pairs}; remove those first`);
      await manager.delete(Calendar, id);
      await this.note(manager, actor, 'calendar.deleted', before, null);
    });
  }

  private async find(
    connector: Connector,
    { externalId, name }: Pick<CalendarInput, 'externalId' | 'name'>,
  ): Promise<DiscoveredCalendar> {
    if (name !== undefined) {
      if (!capabilitiesOf(connector.kind, connector.settings).createsCalendars)
        throw fault('name', 'not-allowed', 'no new calendar can be made at this connector');
      return this.check.createCalendar(connector.id, name);
    }
    const found = externalId === undefined ? undefined : await this.check.findCalendar(connector, externalId);
    if (!found) throw fault('externalId', 'not-found', 'the connector sees no such calendar');
    return found;
  }

  private async lock(manager: EntityManager, id: string, ifMatch: string | undefined): Promise<Calendar> {
    const calendar = await manager.findOne(Calendar, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (calendar === null) throw new Problem('not-found', 404, 'there is no such calendar');
    refuseStale(ifMatch, calendar.version);
    return calendar;
  }

  private async note(
    manager: EntityManager,
    actor: Actor | null,
    action: 'calendar.created' | 'calendar.updated' | 'calendar.deleted',
    before: Calendar | null,
    after: Calendar | null,
  ): Promise<void> {
    await this.audit.record(manager, actor, {
      action,
      subjectKind: 'calendar',
      subjectId: (after ?? before)?.id ?? null,
      subjectName: (after ?? before)?.name ?? null,
      before: before && calendarRecord(before),
      after: after && calendarRecord(after),
    });
  }
}

function fault(field: string, code: FieldProblem['code'], message: string): Problem {
  return new Problem('invalid-input', 400, 'the input has faults: see errors', { errors: [{ field, code, message }] });
}
