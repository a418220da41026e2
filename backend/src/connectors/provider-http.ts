import { AsyncLocalStorage } from 'node:async_hooks';
import {
  HttpClient,
  type Network,
  type ObservedRequest,
  parseNetwork,
  type RequestObserver,
} from '@calmirror/connectors';
import type { ConnectorKind } from '@calmirror/contracts';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Configuration } from '../config/configuration.js';
import { Metrics } from '../metrics/metrics.js';
import { type Budget, SharedRateBudget } from './shared-rate-budget.js';

const USER_AGENT = 'Calmirror';

/** A feed that is read each few seconds stays well below it. */
const FEED_BUDGET: Budget = { requests: 60, seconds: 60 };

/** The sample feed of a demonstration is served by this process. */
const DEMO_NETWORK = '127.0.0.1/32';

/** The one guarded client of each kind of provider, and those who hear of its requests. */
@Injectable()
export class ProviderHttp implements RequestObserver, OnApplicationShutdown {
  private readonly clients = new Map<ConnectorKind, HttpClient>();
  private readonly listener = new AsyncLocalStorage<RequestObserver | null>();

  constructor(
    private readonly db: DataSource,
    private readonly configuration: Configuration,
    private readonly metrics: Metrics,
  ) {}

  /** The client of a kind, for one user of it; its `observer` hears of this user's requests, beside the metrics. */
  of(kind: ConnectorKind, observer: RequestObserver | null): Pick<HttpClient, 'get' | 'send'> {
    const client = this.clients.get(kind) ?? this.make(kind);
    return {
      get: (request) => this.listener.run(observer, () => client.get(request)),
      send: (request) => this.listener.run(observer, () => client.send(request)),
    };
  }

  beforeRequest(): void {
    this.listener.getStore()?.beforeRequest?.();
  }

  onRequest(request: ObservedRequest): void {
    const { kind, outcome, seconds } = request;
    this.metrics.providerRequests.inc({ kind, outcome });
    this.metrics.providerSeconds.observe({ kind }, seconds);
    this.listener.getStore()?.onRequest(request);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.close()));
  }

  private make(kind: ConnectorKind): HttpClient {
    const client = new HttpClient({
      allowedNetworks: this.allowedNetworks(),
      userAgent: USER_AGENT,
      budget: new SharedRateBudget(this.db, kind, this.budgetOf(kind), () => this.metrics.rateWaits.inc({ kind })),
      observer: this,
      now: Date.now,
    });
    this.clients.set(kind, client);
    return client;
  }

  /** What is written to one by one takes a request an event. */
  private budgetOf(kind: ConnectorKind): Budget {
    return kind === 'caldav' ? { requests: this.configuration.caldavRequestsPerMinute, seconds: 60 } : FEED_BUDGET;
  }

  private allowedNetworks(): Network[] {
    const { allowedNetworks, demo } = this.configuration;
    return [...allowedNetworks, ...(demo ? [DEMO_NETWORK] : [])].flatMap((network) => parseNetwork(network) ?? []);
  }
}
