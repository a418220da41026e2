import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FirstAdministrator } from '@calmirror/contracts';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Configuration } from '../config/configuration.js';
import { Installation } from '../database/entities/installation.entity.js';
import type { User } from '../database/entities/user.entity.js';
import { Problem } from '../http/problem.js';
import { KeyRing } from '../secrets/key-ring.js';
import { passwordFault } from './password-rules.js';
import { Passwords } from './passwords.js';
import { Users } from './users.js';

type NewAdministrator = Pick<FirstAdministrator, 'email' | 'name' | 'password'>;

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes the first administrator, by the link that is printed at start or from the environment. Over once a user exists. */
@Injectable()
export class Setup implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly configuration: Configuration,
    private readonly ring: KeyRing,
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly audit: AuditLog,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.fromEnvironment();
  }

  async required(): Promise<boolean> {
    return !(await this.users.exist());
  }

  /**
   * The address that makes the first administrator, or null when there is one. Its token comes from the key ring and the
   * installation's id: every web process, and every start, prints the same one, and it dies with its use.
   */
  async link(): Promise<string | null> {
    if (!(await this.required())) return null;
    const { id } = await this.db.manager.findOneByOrFail(Installation, { singleton: true });
    const token = createHmac('sha256', this.ring.derive('setup')[0] as Buffer)
      .update(id)
      .digest('base64url');
    await this.db.manager.update(Installation, { singleton: true }, { setupTokenHash: digest(token) });
    return `${this.configuration.origin}/setup#token=${token}`;
  }

  /** @throws {Problem} `setup-done`, `setup-token-invalid` or `invalid-input` */
  async byToken({ token, ...administrator }: FirstAdministrator): Promise<User> {
    const { setupTokenHash } = await this.db.manager.findOneByOrFail(Installation, { singleton: true });
    if (!(await this.required())) throw new Problem('setup-done', 409, 'there is an administrator already: sign in');
    if (setupTokenHash === null || !timingSafeEqual(setupTokenHash, digest(token))) {
      throw new Problem('setup-token-invalid', 403, 'use the link that was printed when the server last started');
    }
    const fault = passwordFault(administrator.password, ['calmirror', administrator.email, administrator.name]);
    if (fault !== null) throw passwordProblem(fault);
    const user = await this.make(administrator);
    if (user === null) throw new Problem('setup-done', 409, 'there is an administrator already: sign in');
    return user;
  }

  /** The administrator whom ADMIN_EMAIL and ADMIN_PASSWORD name, unless there is a user already. */
  private async fromEnvironment(): Promise<void> {
    const { adminEmail, adminPassword } = this.configuration;
    if (adminEmail === null || adminPassword === null || !(await this.required())) return;
    await this.make({ email: adminEmail, name: adminEmail.replace(/@.*$/, ''), password: adminPassword });
  }

  /** Null when another request or process was faster. */
  private async make({ email, name, password }: NewAdministrator): Promise<User | null> {
    const passwordHash = await this.passwords.hash(password);
    return this.db.transaction(async (manager) => {
      await manager.query('SELECT FROM installation FOR UPDATE');
      if (await this.users.exist(manager)) return null;
      const user = await this.users.create(manager, { email, name, passwordHash });
      await this.record(manager, user);
      return user;
    });
  }

  private async record(manager: EntityManager, { id, name, email }: User): Promise<void> {
    await manager.update(Installation, { singleton: true }, { setupTokenHash: null });
    await this.audit.record(manager, null, {
      action: 'user.created',
      subjectKind: 'user',
      subjectId: id,
      subjectName: name,
      before: null,
      after: { email, name },
    });
  }
}

const passwordProblem = (fault: string): Problem =>
  new Problem('invalid-input', 400, `the password ${fault}`, {
    errors: [{ field: 'password', code: 'not-allowed', message: `the password ${fault}` }],
  });
