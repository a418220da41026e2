import type { AccountIdentity, GivenConsent } from '@calmirror/connectors';
import { oauthSignIn } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../auth/actor.js';
import { Connector } from '../../database/entities/connector.entity.js';
import { JobQueue } from '../../queue/job-queue.js';
import { AccountTokens } from '../account-tokens.js';
import { AppRegistrations } from './app-registrations.js';
import { ConsentRefused } from './consent-refused.js';
import { TokenStore } from './token-store.js';

/** Google ends each consent to an app in "Testing" after so long. */
const TESTING_SECONDS = 7 * 86_400;

/** Keeps consents that were given: from then on the connector works, and what waited for it goes on. */
@Injectable()
export class GivenConsents {
  constructor(
    private readonly db: DataSource,
    private readonly store: TokenStore,
    private readonly tokens: AccountTokens,
    private readonly registrations: AppRegistrations,
    private readonly queue: JobQueue,
    private readonly audit: AuditLog,
  ) {}

  /** Whose consent alone will do, as a hint for the provider's page; null where any account will. */
  async wantedMail(connector: Connector): Promise<string | null> {
    const { provider, reach } = oauthSignIn(connector) ?? {};
    const mailbox = mailboxOf(connector);
    // Google lets nobody into the mailbox of another account.
    if (provider === 'google' && reach === 'mailbox' && mailbox?.includes('@')) return mailbox;
    if (isOfAnother(connector)) return null;
    return (await this.isInUse(this.db.manager, connector.id)) ? connector.accountMail : null;
  }

  /** @throws {ConsentRefused} `wrong-account`: calendars in use stay with the account that they are of */
  async keep(connector: Connector, grantee: string, { account, tokens }: GivenConsent, actor: Actor): Promise<void> {
    const refreshSeconds = tokens.refreshSeconds ?? ((await this.isInTesting(connector)) ? TESTING_SECONDS : null);
    await this.db.transaction(async (manager) => {
      const { id } = connector;
      const before = await manager.findOneOrFail(Connector, { where: { id }, lock: { mode: 'pessimistic_write' } });
      await this.refuseAnother(manager, before, account);
      await this.store.keep(manager, { connectorId: id, mailbox: '' }, grantee, { ...tokens, refreshSeconds });
      await manager.update(Connector, id, {
        accountSubject: account.subject,
        accountMail: account.mail,
        accountTenant: account.tenant,
        connectedAt: new Date(),
        status: 'active',
        statusReason: null,
        lastValidatedAt: new Date(),
      });
      await this.wake(manager, id);
      await this.audit.record(manager, actor, {
        action: 'connector.connected',
        subjectKind: 'connector',
        subjectId: id,
        subjectName: before.name,
        before: { account: before.accountMail, status: before.status, statusReason: before.statusReason },
        after: { account: account.mail, tenant: account.tenant, scope: tokens.scope },
      });
    });
    this.tokens.forget(connector.id);
  }

  async noteRefusal({ id, name }: Connector, { outcome, detail }: ConsentRefused, actor: Actor): Promise<void> {
    await this.db.transaction((manager) =>
      this.audit.record(manager, actor, {
        action: 'connector.connection-refused',
        subjectKind: 'connector',
        subjectId: id,
        subjectName: name,
        before: null,
        after: { outcome, detail },
      }),
    );
  }

  private async refuseAnother(manager: EntityManager, before: Connector, account: AccountIdentity): Promise<void> {
    const isSame =
      before.accountSubject === null ||
      (before.accountSubject === account.subject && before.accountTenant === account.tenant);
    if (isSame || isOfAnother(before) || !(await this.isInUse(manager, before.id))) return;
    const detail = `The connector belongs to ${before.accountMail ?? 'another account'}; this was ${account.mail ?? 'a different one'}.`;
    throw new ConsentRefused('wrong-account', detail);
  }

  private async isInUse(manager: EntityManager, connectorId: string): Promise<boolean> {
    const used = await manager.query<unknown[]>('SELECT 1 FROM calendars WHERE connector_id = $1 LIMIT 1', [
      connectorId,
    ]);
    return used.length > 0;
  }

  /**
   * What is read of this account is read at once, and the sources of pairs that stand still because of it as a target: their
   * pairs go on by that.
   */
  private async wake(manager: EntityManager, connectorId: string): Promise<void> {
    const calendars = await manager.query<{ id: string; account_id: string }[]>(
      `SELECT id, account_id FROM calendars WHERE next_pull_at IS NOT NULL AND (connector_id = $1 OR id IN (
         SELECT p.source_calendar_id FROM pairs p JOIN calendars t ON t.id = p.target_calendar_id
         WHERE t.connector_id = $1 AND p.enabled AND p.removing IS NULL AND p.state IN ('failing', 'needs-attention')))`,
      [connectorId],
    );
    await this.queue.enqueue(
      calendars.map(({ id, account_id }) => ({
        kind: 'pull',
        lane: 'interactive',
        calendarId: id,
        accountId: account_id,
      })),
      manager,
    );
  }

  private async isInTesting(connector: Connector): Promise<boolean> {
    if (oauthSignIn(connector)?.provider !== 'google') return false;
    const { settings } = connector;
    if (settings['clientId'] !== undefined) return settings['testing'] === true;
    return (await this.registrations.find('google'))?.testing ?? false;
  }
}

/** The login of the mailbox that is read; null where it is calendars. */
const mailboxOf = ({ settings }: Connector): string | null =>
  typeof settings['username'] === 'string' ? settings['username'] : null;

/** Whether what is read was never the account's own, as a shared mailbox is: it stays the same whoever opens it. */
function isOfAnother(connector: Connector): boolean {
  const mailbox = mailboxOf(connector);
  return mailbox !== null && mailbox.toLowerCase() !== connector.accountMail?.toLowerCase();
}
