import type { ConnectorKind } from '@calmirror/contracts';
import { FakeAdapter, type FakeCalendar, type FakeManners, FakeProvider } from '@calmirror/testkit';
import { AdapterMaker } from '../../../src/connectors/adapter-maker.js';
import { newId } from '../../../src/database/new-id.js';
import type { RunningApp } from '../../harness/start-app.js';

/** A calendar of a fake account, in use. */
export interface FakeCalendarInUse {
  readonly id: string;
  readonly connectorId: string;
  /** What the provider holds. */
  readonly held: FakeCalendar;
}

/** An account at a fake provider of its own. */
export interface FakeAccount {
  readonly connectorId: string;
  readonly provider: FakeProvider;
}

/** What of a pair a test may name. */
export interface FakePairSettings {
  readonly policy: object;
  readonly filters: readonly object[];
  readonly limits: { readonly deletePercent: number; readonly deleteCount: number };
}

const SETTINGS: FakePairSettings = {
  policy: { preset: 'full' },
  filters: [],
  limits: { deletePercent: 25, deleteCount: 20 },
};

/** Nothing reads these calendars but what the test queues: no pair is due by itself. */
const LONG = 1_000_000;

/** Accounts at providers in memory, in the place of real ones: the engine in between is the real one. */
export class FakeAccounts {
  private readonly manners = new Map<string, Partial<FakeManners>>();
  private readonly providers = new Map<string, FakeProvider>();

  /**
   * Whoever runs on the same database as another app of the test is given that one's accounts to share, and has had them
   * stand in before it started: by then it may find work that is left.
   */
  constructor(
    private readonly running: RunningApp,
    shared?: FakeAccounts,
  ) {
    if (shared) ({ manners: this.manners, providers: this.providers } = shared);
    else this.standIn(running.app);
  }

  /** Also in a process that shares them and is about to start. */
  standIn(app: RunningApp['app']): void {
    const maker = app.get(AdapterMaker);
    const real = maker.make.bind(maker);
    maker.make = (connector, observer) => {
      const provider = this.providers.get(connector.id);
      return provider ? new FakeAdapter(provider, this.manners.get(connector.id)) : real(connector, observer);
    };
  }

  async account(manners: Partial<FakeManners> = {}, kind: ConnectorKind = 'google'): Promise<FakeAccount> {
    const account = { connectorId: newId(), provider: new FakeProvider() };
    this.providers.set(account.connectorId, account.provider);
    this.manners.set(account.connectorId, manners);
    await this.running.db.query(
      `INSERT INTO connectors (id, kind, name, status) VALUES ($1, $2, 'An account', 'active')`,
      [account.connectorId, kind],
    );
    return account;
  }

  async calendar({ connectorId, provider }: FakeAccount): Promise<FakeCalendarInUse> {
    const id = newId();
    await this.running.db.query(
      `INSERT INTO calendars (id, connector_id, external_id, name, readable, writable)
       VALUES ($1::uuid, $2, $1::text, 'A calendar', true, true)`,
      [id, connectorId],
    );
    return { id, connectorId, held: provider.calendar(id) };
  }

  /** Answers the pair's id. Loops are not refused: what stops them then is told by the test. */
  async pair(
    source: FakeCalendarInUse,
    target: FakeCalendarInUse,
    named: Partial<FakePairSettings> = {},
  ): Promise<string> {
    const id = newId();
    const { policy, filters, limits } = { ...SETTINGS, ...named };
    await this.running.db.query(
      `INSERT INTO pairs (id, name, source_calendar_id, target_calendar_id, policy, filters, "window", interval_seconds, limits, state_reason)
       VALUES ($1, 'A pair', $2, $3, $4, $5, '{"pastDays": 30, "futureDays": 365}', ${LONG}, $6, 'first-fill')`,
      [id, source.id, target.id, policy, JSON.stringify(filters), limits],
    );
    return id;
  }
}
