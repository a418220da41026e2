import type { AuditAction, Credentials, SignedInUser } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AuditLog, type AuditNote } from '../audit/audit-log.js';
import { Problem } from '../http/problem.js';
import type { Actor } from './actor.js';
import { Passwords } from './passwords.js';
import { Sessions } from './sessions.js';
import { SignInBudget } from './sign-in-budget.js';
import { Users } from './users.js';

/** Where a request comes from, before anyone knows whose it is. */
export type Origin = Pick<Actor, 'address' | 'requestId'>;

/** Opens and ends sessions, and keeps the record of both. */
@Injectable()
export class SignIn {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly budget: SignInBudget,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The user whose credentials these are. An unknown address and a wrong password take the same time and get the same answer.
   * @throws {Problem} 401 `invalid-credentials`, 429 `too-many-attempts`
   */
  async check({ email, password }: Credentials, { address }: Origin): Promise<SignedInUser> {
    await this.budget.take(email, address);
    const user = await this.users.findByEmail(email);
    const right = await this.passwords.verify(password, user?.passwordHash ?? null);
    if (user === null || !right) throw new Problem('invalid-credentials', 401, 'email or password is wrong');
    await this.budget.giveBack(email, address);
    if (this.passwords.isOutdated(user.passwordHash)) {
      await this.users.replaceHash(user.id, await this.passwords.hash(password));
    }
    return { id: user.id, email: user.email, name: user.name };
  }

  /** Begins a session and answers its token; one that the browser still had ends with it. */
  open(user: SignedInUser, origin: Origin, former: string | null): Promise<string> {
    return this.db.transaction(async (manager) => {
      if (former !== null) await this.sessions.end(manager, former);
      const token = await this.sessions.begin(manager, user.id);
      await this.audit.record(manager, { ...origin, userId: user.id, name: user.name }, note('session.created', user));
      return token;
    });
  }

  async close(actor: Actor, token: string): Promise<void> {
    await this.db.transaction(async (manager) => {
      await this.sessions.end(manager, token);
      await this.audit.record(manager, actor, note('session.ended', { id: actor.userId, name: actor.name }));
    });
  }
}

const note = (action: AuditAction, { id, name }: { id: string; name: string }): AuditNote => ({
  action,
  subjectKind: 'user',
  subjectId: id,
  subjectName: name,
  before: null,
  after: null,
});
