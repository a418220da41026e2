import type { PushKind } from '@calmirror/contracts';
import { jest } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { newId } from '../../../src/database/new-id.js';
import { newChannelToken } from '../../../src/push/channel-token.js';
import { PUBLIC_URL } from './push-house.js';

/** A channel as its provider knows it. */
export interface StandingChannel {
  readonly id: string;
  readonly token: string;
  readonly calendarId: string;
}

/** A channel of the calendar that stands and was heard, with nobody behind it. */
export async function standingChannel(
  db: DataSource,
  calendarId: string,
  kind: PushKind = 'google',
  state = 'live',
): Promise<StandingChannel> {
  const id = newId();
  const { token, hash } = newChannelToken(id);
  await db.query(
    `INSERT INTO push_channels (id, calendar_id, channel_id, token_hash, address, state, renew_at, expires_at)
     VALUES ($1::uuid, $2, $1::text, $3, $4, $5, now() + interval '4 days', now() + interval '6 days')`,
    [id, calendarId, hash, `${PUBLIC_URL}/push/${kind}`, state],
  );
  return { id, token, calendarId };
}

/** A token as ours are, of a channel that is not there. */
export const strangeToken = (): { readonly id: string; readonly token: string } => {
  const id = newId();
  return { id, token: newChannelToken(id).token };
};

/** Statements that are sent to the database meanwhile. */
export async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const sent = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return sent.mock.calls.map(([statement]: unknown[]) => String((statement as { text?: string }).text ?? statement));
  } finally {
    sent.mockRestore();
  }
}
