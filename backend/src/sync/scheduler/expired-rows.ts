import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SESSION_LIMITS } from '../../auth/session-limits.js';
import type { Chore } from './chore.js';

/** Longer than anybody looks back. */
const QUOTA_HOURS = 48;

/** Takes away what its own time has ended and nobody reads any more: sessions, attempts to connect, unused
 * tokens of mailboxes, the periods of budgets, and the hours of quotas. */
@Injectable()
export class ExpiredRows implements Chore {
  readonly name = 'expired-rows';
  readonly everySeconds = 600;

  constructor(private readonly db: DataSource) {}

  async run(): Promise<void> {
    await this.db.query(
      'DELETE FROM sessions WHERE expires_at < now() OR last_seen_at < now() - make_interval(secs => $1)',
      [SESSION_LIMITS.idleSeconds],
    );
    await this.db.query('DELETE FROM rate_budgets WHERE expire < extract(epoch FROM now()) * 1000');
    await this.db.query("DELETE FROM oauth_attempts WHERE expires_at < now() - interval '1 day'");
    // Of mailboxes that nobody asks for any more; without a refresh token there is nothing to keep.
    await this.db.query(
      "DELETE FROM connector_tokens WHERE refresh_token IS NULL AND refreshed_at < now() - interval '7 days'",
    );
    await this.db.query(`DELETE FROM quota_hours WHERE at < now() - interval '${QUOTA_HOURS} hours'`);
  }
}
