import { AsyncLocalStorage } from 'node:async_hooks';
import { HttpClient, type ObservedRequest, type RequestAccount, type RequestObserver } from '@calmirror/connectors';
import type { ConnectorKind } from '@calmirror/contracts';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Configuration } from '../config/configuration.js';
import { Metrics } from '../metrics/metrics.js';
import type { AdapterUser } from './adapter-user.js';
import { budgetsOf } from './budget/provider-budgets.js';
import { QuotaTally } from './budget/quota-tally.js';
import { RequestTurns } from './budget/request-turns.js';
import { budgetKey, type Spender } from './budget/spender.js';
import { providerNetworks } from './provider-networks.js';
import { SharedRateBudget } from './shared-rate-budget.js';

const USER_AGENT = 'Calmirror';

/** For whom a request is sent: who hears of it and says how urgent it is, and whose budget it spends. */
interface Use {
  readonly user: RequestUser | null;
  readonly spender: Spender | null;
}

type RequestUser = RequestObserver & Pick<AdapterUser, 'isBulk'>;
type Client = Pick<HttpClient, 'get' | 'send'>;

interface AskedRequest {
  readonly account: RequestAccount;
  readonly cost?: number;
  readonly signal: AbortSignal;
}

/** The one guarded client of each kind of provider, and those who hear of its requests. */
@Injectable()
export class ProviderHttp implements RequestObserver, OnApplicationShutdown {
  private readonly clients = new Map<ConnectorKind, HttpClient>();
  private readonly use = new AsyncLocalStorage<Use>();

  constructor(
    private readonly db: DataSource,
    private readonly configuration: Configuration,
    private readonly metrics: Metrics,
    private readonly tally: QuotaTally,
    private readonly turns: RequestTurns,
  ) {}

  /**
   * The client of a kind, for one user of it, who hears of its own requests, beside the metrics.
   * @param spender whose budgets the requests count towards; null: each connector is an account of its own
   */
  of(kind: ConnectorKind, user: RequestUser | null, spender: Spender | null = null): Client {
    const client = this.clients.get(kind) ?? this.make(kind);
    const { atOnce } = budgetsOf(kind, this.configuration);
    const asked = <T>(request: AskedRequest, ask: () => Promise<T>): Promise<T> => {
      const send = (): Promise<T> => this.use.run({ user, spender }, ask);
      if (atOnce === null) return send();
      const key = budgetKey(spender ?? alone(request.account), request.account);
      const { cost = 1, signal } = request;
      return this.turns.within({ key, atOnce, cost, isBulk: user?.isBulk() ?? false, signal }, send);
    };
    return {
      get: (request) => asked(request, () => client.get(request)),
      send: (request) => asked(request, () => client.send(request)),
    };
  }

  beforeRequest(): void {
    this.use.getStore()?.user?.beforeRequest?.();
  }

  onRequest(request: ObservedRequest): void {
    const { kind, outcome, seconds } = request;
    this.metrics.providerRequests.inc({ kind, outcome });
    this.metrics.providerSeconds.observe({ kind }, seconds);
    this.use.getStore()?.user?.onRequest(request);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.close()));
  }

  private make(kind: ConnectorKind): HttpClient {
    const client = new HttpClient({
      allowedNetworks: providerNetworks(this.configuration),
      userAgent: USER_AGENT,
      budget: new SharedRateBudget({
        db: this.db,
        kind,
        budgets: budgetsOf(kind, this.configuration),
        request: (account) => {
          const use = this.use.getStore();
          return { spender: use?.spender ?? alone(account), isBulk: use?.user?.isBulk() ?? false };
        },
        listener: this.tally,
      }),
      observer: this,
      now: Date.now,
    });
    this.clients.set(kind, client);
    return client;
  }
}

const alone = ({ key }: RequestAccount): Spender => ({ registration: null, account: key });
