import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../database/migrations.js';
import { Readiness } from './readiness.js';

/** Asks the database, in one statement, whether it answers and has the schema that this release was written for. */
@Injectable()
export class DatabaseProbe implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.add('database', () => this.verify());
  }

  private async verify(): Promise<void> {
    const applied = new Set(await this.appliedMigrations());
    const missing = MIGRATIONS.filter(({ name }) => !applied.has(name));
    if (missing.length > 0) throw new Error(`${missing.length} migrations are not applied`);
    if (applied.size > MIGRATIONS.length) throw new Error('the schema is newer than this release');
  }

  private async appliedMigrations(): Promise<string[]> {
    const rows = await this.db.query<{ name: string }[]>('SELECT name FROM migrations').catch(() => null);
    if (rows === null) throw new Error('the database does not answer');
    return rows.map(({ name }) => name);
  }
}
