import { ImapMailSources, type MailSources, type RequestObserver } from '@calmirror/connectors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Configuration } from '../config/configuration.js';
import { Metrics } from '../metrics/metrics.js';
import { budgetsOf } from './budget/provider-budgets.js';
import { QuotaTally } from './budget/quota-tally.js';
import { providerNetworks } from './provider-networks.js';
import { SharedRateBudget } from './shared-rate-budget.js';

const KIND = 'imap';

/** The way to mailboxes, within the networks and budgets of all providers. */
@Injectable()
export class ProviderMail {
  private readonly budget: SharedRateBudget;

  constructor(
    db: DataSource,
    private readonly configuration: Configuration,
    private readonly metrics: Metrics,
    tally: QuotaTally,
  ) {
    this.budget = new SharedRateBudget({
      db,
      kind: KIND,
      budgets: budgetsOf(KIND, configuration),
      request: ({ key }) => ({ spender: { registration: null, account: key }, isBulk: false }),
      listener: tally,
    });
  }

  /** For one user, who hears of each session and each command, beside the metrics. */
  of(user: RequestObserver | null): MailSources {
    return new ImapMailSources({
      allowedNetworks: providerNetworks(this.configuration),
      budget: this.budget,
      observer: {
        beforeRequest: () => user?.beforeRequest?.(),
        onRequest: (request) => {
          this.metrics.providerRequests.inc({ kind: KIND, outcome: request.outcome });
          this.metrics.providerSeconds.observe({ kind: KIND }, request.seconds);
          user?.onRequest(request);
        },
      },
    });
  }
}
