import { type ConnectorKind, type ConnectorQuery, type Listing, oauthSignIn } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { DataSource, type EntityManager, ILike } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import type { Actor } from '../auth/actor.js';
import { ConnectorToken } from '../database/entities/connector-token.entity.js';
import { Connector } from '../database/entities/connector.entity.js';
import { newId } from '../database/new-id.js';
import { containing } from '../http/containing.js';
import { refuseStale } from '../http/entity-tag.js';
import { listOrder, listSlice } from '../http/list-order.js';
import { Problem } from '../http/problem.js';
import { JobQueue } from '../queue/job-queue.js';
import { SecretUnreadable } from '../secrets/secret-box.js';
import { connectorRecord } from './connector-answer.js';
import { type NewConnector, readConnectorUpdate, readNewConnector, type ReadConnector } from './connector-input.js';
import { ConnectorSecrets, type StoredSecret } from './connector-secrets.js';
import { standingWhenSaved } from './connector-standing.js';
import { mailboxLogin } from './mailbox-login.js';

/** The configured accounts. */
@Injectable()
export class Connectors {
  constructor(
    private readonly db: DataSource,
    private readonly secrets: ConnectorSecrets,
    private readonly queue: JobQueue,
    private readonly audit: AuditLog,
  ) {}

  async list(query: ConnectorQuery): Promise<Listing<Connector>> {
    const { field, direction } = listOrder(query, ['name', 'kind', 'status', 'createdAt'], {
      field: 'name',
      direction: 'ASC',
    });
    const [items, total] = await this.db.manager.findAndCount(Connector, {
      where: {
        ...(query.kind && { kind: query.kind }),
        ...(query.status && { status: query.status }),
        ...(query.name && { name: ILike(containing(query.name)) }),
      },
      order: { [field]: direction, id: 'ASC' },
      ...listSlice(query),
    });
    return { items, total };
  }

  /** @throws {Problem} 404 */
  async get(id: string, manager: EntityManager = this.db.manager): Promise<Connector> {
    const connector = await manager.findOneBy(Connector, { id });
    if (connector === null) throw new Problem('not-found', 404, 'there is no such connector');
    return connector;
  }

  /** A connector is kept whether or not its provider answers: trying it is a step of its own. */
  async create(input: NewConnector, actor: Actor | null): Promise<Connector> {
    const { name, settings, secret } = readNewConnector(input);
    const id = newId();
    const standing = standingWhenSaved({ kind: input.kind, settings }, false);
    return this.db.transaction(async (manager) => {
      await manager.insert(Connector, {
        id,
        kind: input.kind,
        name,
        settings,
        secret: secret ? this.secrets.seal(id, secret) : null,
        status: standing.status,
        statusReason: standing.reason,
      });
      const created = await this.get(id, manager);
      await this.note(manager, actor, 'connector.created', null, created);
      return created;
    });
  }

  /** Another address or other credentials have to prove themselves: the connector is a draft again, and is read at once. */
  async update(id: string, body: unknown, ifMatch: string | undefined, actor: Actor | null): Promise<Connector> {
    const read = await readConnectorUpdate(await this.get(id), body);
    return this.db.transaction(async (manager) => {
      const before = await this.lock(manager, id, ifMatch);
      const reaches = this.reachesAnew(before, read);
      const standing = standingWhenSaved(
        { ...before, ...read },
        before.connectedAt !== null && isSameApp(before, read),
      );
      await manager.update(Connector, id, {
        name: read.name,
        settings: read.settings,
        ...(read.secret !== undefined && { secret: read.secret && this.secrets.seal(id, read.secret) }),
        ...(!isSameProvider(before, read) && NOBODY),
        ...(reaches && {
          status: standing.status,
          statusReason: standing.reason,
          lastValidatedAt: null,
        }),
        version: before.version + 1,
        updatedAt: new Date(),
      });
      if (reaches) await this.readAnew(manager, before, read);
      await this.forgetOtherMailbox(manager, before, read);
      // Nobody but the app that they were given to can use them.
      if (!isSameApp(before, read)) await manager.delete(ConnectorToken, { connectorId: id });
      const after = await this.get(id, manager);
      await this.note(manager, actor, 'connector.updated', before, after);
      return after;
    });
  }

  /** Takes its calendars along. @throws {Problem} 409 `in-use` while a pair uses one of them */
  async remove(id: string, ifMatch: string | undefined, actor: Actor): Promise<void> {
    await this.db.transaction(async (manager) => {
      const before = await this.lock(manager, id, ifMatch);
      await this.refuseUsed(manager, id);
      await manager.query('DELETE FROM calendars WHERE connector_id = $1', [id]);
      await manager.delete(Connector, id);
      await this.note(manager, actor, 'connector.deleted', before, null);
    });
  }

  private async lock(manager: EntityManager, id: string, ifMatch: string | undefined): Promise<Connector> {
    const connector = await manager.findOne(Connector, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (connector === null) throw new Problem('not-found', 404, 'there is no such connector');
    refuseStale(ifMatch, connector.version);
    return connector;
  }

  private reachesAnew({ settings }: Connector, read: ReadConnector): boolean {
    return read.secret !== undefined || !isDeepStrictEqual(settings, read.settings);
  }

  /** What is remembered of a mailbox says nothing about another one. */
  private async forgetOtherMailbox(manager: EntityManager, before: Connector, read: ReadConnector): Promise<void> {
    if (before.kind !== 'imap') return;
    const stored = this.openedSecret(before);
    const was = mailboxLogin(before.settings, stored);
    const is = mailboxLogin(read.settings, read.secret === undefined ? stored : read.secret);
    if (was === null || is === null || was === is) return;
    for (const table of ['source_memories', 'message_reports'])
      await manager.query(
        `DELETE FROM ${table} t USING calendars c WHERE c.id = t.calendar_id AND c.connector_id = $1`,
        [before.id],
      );
  }

  private openedSecret({ id, secret }: Connector): StoredSecret | null {
    try {
      return secret && this.secrets.open(id, secret);
    } catch (error) {
      if (error instanceof SecretUnreadable) return null;
      throw error;
    }
  }

  /**
   * What was read at another address says nothing about this one; calendars that are known by the address go along with
   * it. An account at Google or Microsoft stays where it is, whoever asks for it. The version moves on, so that a read of the other address that is under way now is not stored.
   */
  private async readAnew(manager: EntityManager, before: Connector, read: ReadConnector): Promise<void> {
    const [calendars] = await manager.query<[{ id: string; account_id: string; next_pull_at: Date | null }[], number]>(
      `UPDATE calendars SET cursor = CASE WHEN $4 THEN cursor END, snapshot_version = snapshot_version + 1,
         external_id = CASE WHEN starts_with(external_id, $2) THEN $3 || substr(external_id, length($2) + 1)
           ELSE external_id END
       WHERE connector_id = $1 RETURNING id, account_id, next_pull_at`,
      [
        before.id,
        addressOf(before.kind, before.settings),
        addressOf(before.kind, read.settings),
        staysThere(before, read),
      ],
    );
    await manager.query('DELETE FROM account_quotas WHERE connector_id = $1', [before.id]);
    await this.queue.enqueue(
      calendars
        .filter(({ next_pull_at }) => next_pull_at !== null)
        .map(({ id, account_id }) => ({ kind: 'pull', lane: 'interactive', calendarId: id, accountId: account_id })),
      manager,
    );
  }

  private async refuseUsed(manager: EntityManager, id: string): Promise<void> {
    const [used] = await manager.query<{ pairs: number; calendars: number }[]>(
      `SELECT count(DISTINCT p.id)::int AS pairs, count(DISTINCT c.id)::int AS calendars FROM calendars c
         JOIN pairs p ON p.source_calendar_id = c.id OR p.target_calendar_id = c.id WHERE c.connector_id = $1`,
      [id],
    );
    if (!used?.pairs) return;
    const { pairs, calendars } = used;
    const what = `${pairs} ${pairs === 1 ? 'pair uses' : 'pairs use'} ${calendars} of its calendars`;
    throw new Problem('in-use', 409, `${what}: remove or change those first`);
  }

  private async note(
    manager: EntityManager,
    actor: Actor | null,
    action: 'connector.created' | 'connector.updated' | 'connector.deleted',
    before: Connector | null,
    after: Connector | null,
  ): Promise<void> {
    await this.audit.record(manager, actor, {
      action,
      subjectKind: 'connector',
      subjectId: (after ?? before)?.id ?? null,
      subjectName: (after ?? before)?.name ?? null,
      before: before && connectorRecord(before),
      after: after && connectorRecord(after),
    });
  }
}

/** A consent was given to one app, for one directory. */
const isSameApp = ({ settings }: Connector, read: ReadConnector): boolean =>
  ['signIn', 'access', 'clientId', 'tenant'].every((key) => settings[key] === read.settings[key]);

/** Accounts of one provider say nothing at another one, nor where a password signs in: nobody has consented there. */
const NOBODY = { accountSubject: null, accountMail: null, accountTenant: null, connectedAt: null };

const isSameProvider = (before: Connector, { settings }: ReadConnector): boolean =>
  oauthSignIn(before)?.provider === oauthSignIn({ kind: before.kind, settings })?.provider;

const staysThere = (before: Connector, { settings }: ReadConnector): boolean => {
  const signIn = oauthSignIn(before);
  return signIn?.reach === 'calendars' && signIn.access === oauthSignIn({ kind: before.kind, settings })?.access;
};

/** What the addresses of the connector's calendars begin with; null for a kind whose calendars have none. */
function addressOf(kind: ConnectorKind, { url }: Readonly<Record<string, unknown>>): string | null {
  if (typeof url !== 'string') return null;
  return kind === 'caldav' ? `${new URL(url).origin}/` : url.replace(/^webcals?:/i, 'https:');
}
