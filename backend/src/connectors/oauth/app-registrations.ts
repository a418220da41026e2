import { EXPLAINED_SCOPES } from '@calmirror/connectors';
import {
  type AppRegistrationAnswer,
  type AppRegistrationInput,
  OAUTH_KINDS,
  type OAuthKind,
  type StoredRegistration,
} from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../auth/actor.js';
import { ChangeNotes } from '../../changes/change-notes.js';
import { Configuration } from '../../config/configuration.js';
import { AppRegistration } from '../../database/entities/app-registration.entity.js';
import { Problem } from '../../http/problem.js';
import { sealContext, SecretBox } from '../../secrets/secret-box.js';
import { refuseForeignMembers } from './registration-faults.js';

export const CALLBACK_PATH = '/api/oauth/callback';

/** Connectors that bring no registration of their own, and need one: those of the kind, and mailboxes that sign in there. */
const USERS = `SELECT count(*)::int AS connectors FROM connectors
  WHERE $1 IN (kind, COALESCE(settings->>'signIn', '')) AND settings->>'clientId' IS NULL
    AND NOT (kind = 'google' AND settings->>'access' = 'organisation')`;

/** The apps as which this installation is known to providers; their secrets are sealed and never answered. */
@Injectable()
export class AppRegistrations {
  constructor(
    private readonly db: DataSource,
    private readonly box: SecretBox,
    private readonly audit: AuditLog,
    private readonly changes: ChangeNotes,
    private readonly configuration: Configuration,
  ) {}

  /** One for each provider, registered or not. */
  async list(): Promise<AppRegistrationAnswer[]> {
    const stored = await this.db.manager.find(AppRegistration);
    return Promise.all(OAUTH_KINDS.map((kind) => this.answer(kind, stored.find((one) => one.kind === kind) ?? null)));
  }

  /** @throws {Problem} 400 `invalid-input`: another client id without its secret, or what the kind does not have */
  async save(kind: OAuthKind, input: AppRegistrationInput, actor: Actor | null): Promise<AppRegistrationAnswer> {
    refuseForeignMembers(kind, input);
    const saved = await this.db.transaction(async (manager) => {
      const before = await manager.findOneBy(AppRegistration, { kind });
      const after = { ...this.rowOf(kind, input, before), updatedAt: new Date() };
      await manager.upsert(AppRegistration, after, ['kind']);
      await this.note(manager, actor, 'app-registration.saved', before, after);
      return after;
    });
    return this.answer(kind, saved);
  }

  /** @throws {Problem} 404, 409 `in-use` */
  async remove(kind: OAuthKind, actor: Actor): Promise<void> {
    await this.db.transaction(async (manager) => {
      const before = await manager.findOneBy(AppRegistration, { kind });
      if (before === null) throw new Problem('not-found', 404, 'this installation is not registered there');
      const connectors = await this.users(kind, manager);
      if (connectors > 0) {
        const used = connectors === 1 ? '1 connector uses' : `${connectors} connectors use`;
        throw new Problem('in-use', 409, `${used} this registration: remove those first`);
      }
      await manager.delete(AppRegistration, { kind });
      await this.note(manager, actor, 'app-registration.deleted', before, null);
    });
  }

  /** The registration with its secret opened; null where there is none. @throws {SecretUnreadable} */
  async find(kind: OAuthKind): Promise<(AppRegistration & { readonly clientSecret: string }) | null> {
    const stored = await this.db.manager.findOneBy(AppRegistration, { kind });
    return stored && { ...stored, clientSecret: this.box.open(stored.secret, contextOf(kind)) };
  }

  get redirectUri(): string {
    return `${this.configuration.origin}${CALLBACK_PATH}`;
  }

  private rowOf(kind: OAuthKind, input: AppRegistrationInput, before: AppRegistration | null): AppRegistration {
    const { clientId, clientSecret, tenant, secretExpiresAt, testing } = input;
    const keeps = before !== null && before.clientId === clientId;
    if (clientSecret === undefined && !keeps) {
      const message = 'enter the secret that belongs to this client id';
      const errors = [{ field: 'clientSecret', code: 'required' as const, message }];
      throw new Problem('invalid-input', 400, message, { errors });
    }
    return {
      kind,
      clientId,
      tenant: tenant ?? null,
      testing: testing ?? false,
      secret:
        clientSecret === undefined ? (before as AppRegistration).secret : this.box.seal(clientSecret, contextOf(kind)),
      secretExpiresAt: secretExpiresAt === undefined ? null : new Date(secretExpiresAt),
      updatedAt: new Date(),
    };
  }

  private async answer(kind: OAuthKind, stored: AppRegistration | null): Promise<AppRegistrationAnswer> {
    return {
      kind,
      redirectUri: this.redirectUri,
      scopes: EXPLAINED_SCOPES[kind].map((scope) => ({ ...scope })),
      registration: stored && registrationAnswer(stored),
      connectors: await this.users(kind, this.db.manager),
    };
  }

  private async users(kind: OAuthKind, manager: EntityManager): Promise<number> {
    const [row] = await manager.query<{ connectors: number }[]>(USERS, [kind]);
    return row?.connectors ?? 0;
  }

  private async note(
    manager: EntityManager,
    actor: Actor | null,
    action: 'app-registration.saved' | 'app-registration.deleted',
    before: AppRegistration | null,
    after: AppRegistration | null,
  ): Promise<void> {
    const record = (one: AppRegistration): object => ({
      kind: one.kind,
      clientId: one.clientId,
      tenant: one.tenant,
      testing: one.testing,
      secretExpiresAt: one.secretExpiresAt?.toISOString() ?? null,
    });
    await this.changes.atCommit(manager, ['connectors']);
    await this.audit.record(manager, actor, {
      action,
      subjectKind: 'app-registration',
      subjectId: null,
      subjectName: (after ?? before)?.kind ?? null,
      before: before && record(before),
      after: after && record(after),
    });
  }
}

const contextOf = (kind: OAuthKind): string => sealContext('app_registrations', 'secret', kind);

const registrationAnswer = (stored: AppRegistration): StoredRegistration => ({
  clientId: stored.clientId,
  tenant: stored.tenant,
  testing: stored.testing,
  secretExpiresAt: stored.secretExpiresAt?.toISOString() ?? null,
  updatedAt: stored.updatedAt.toISOString(),
});
