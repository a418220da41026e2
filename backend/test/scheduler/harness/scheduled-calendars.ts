import type { ConnectorStatus } from '@calmirror/contracts';
import type { DataSource } from 'typeorm';
import { Calendar } from '../../../src/database/entities/calendar.entity.js';
import { Connector } from '../../../src/database/entities/connector.entity.js';
import { Pair } from '../../../src/database/entities/pair.entity.js';
import { newId } from '../../../src/database/new-id.js';

export interface SourceSpec {
  readonly status?: ConnectorStatus;
  readonly quietPulls?: number;
  readonly refreshSeconds?: number;
  /** Intervals of the enabled pairs that read the calendar. */
  readonly intervals?: readonly number[];
  /** Pairs that are there but paused. */
  readonly paused?: number;
}

/** What a test says of a pair; the rest does not matter to it. */
type PairTraits = Partial<
  Pick<Pair, 'intervalSeconds' | 'enabled' | 'appliedTo' | 'nextReconcileAt' | 'removing' | 'state' | 'window'>
>;

const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1000);

async function calendarAt(
  db: DataSource,
  connectorId: string,
  more: Pick<Partial<Calendar>, 'nextPullAt' | 'quietPulls' | 'refreshSeconds'> = {},
): Promise<string> {
  const id = newId();
  const shape = { id, connectorId, externalId: id, name: 'Rota', readable: true, writable: true };
  await db.manager.insert(Calendar, { ...shape, ...more });
  return id;
}

export async function connectorWith(db: DataSource, status: ConnectorStatus = 'active'): Promise<string> {
  const id = newId();
  await db.manager.insert(Connector, { id, kind: 'published', name: 'Feeds', status });
  return id;
}

export async function pairBetween(db: DataSource, source: string, target: string, more: PairTraits): Promise<string> {
  const id = newId();
  await db.manager.insert(Pair, {
    id,
    name: 'Private to work',
    sourceCalendarId: source,
    targetCalendarId: target,
    policy: { preset: 'busy' },
    filters: [],
    window: { pastDays: 30, futureDays: 365 },
    intervalSeconds: 300,
    limits: { deletePercent: 30, deleteCount: 50 },
    ...more,
  });
  return id;
}

/** A calendar whose next read is due, with the pairs that hang on it; answers its id. */
export async function dueCalendar(db: DataSource, spec: SourceSpec = {}): Promise<string> {
  const { status, quietPulls = 0, refreshSeconds, intervals = [300], paused = 0 } = spec;
  const connectorId = await connectorWith(db, status);
  const source = await calendarAt(db, connectorId, { nextPullAt: ago(1), quietPulls, refreshSeconds });
  for (const intervalSeconds of intervals) {
    await pairBetween(db, source, await calendarAt(db, connectorId), { intervalSeconds });
  }
  for (let n = 0; n < paused; n += 1) {
    await pairBetween(db, source, await calendarAt(db, connectorId), { enabled: false, intervalSeconds: 5 });
  }
  return source;
}

/** A pair whose mirrors reach `days` into the future; null before its first run. */
export async function pairApplied(db: DataSource, days: number | null, more: PairTraits = {}): Promise<string> {
  const connectorId = await connectorWith(db);
  const appliedTo = days === null ? null : ago(-days * 86_400);
  const [source, target] = [await calendarAt(db, connectorId), await calendarAt(db, connectorId)];
  return pairBetween(db, source, target, { appliedTo, ...more });
}
