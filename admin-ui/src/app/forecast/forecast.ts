import { httpResource } from '@angular/common/http';
import { computed, Injectable } from '@angular/core';
import type { ConnectorAnswer, ForecastItem, Listing } from '@calmirror/contracts';
import { oauthSignIn } from '@calmirror/contracts/oauth-sign-in';
import { live } from '../live/live';

const EVERY_MS = 60_000;

/** What ends by itself, as it is read for a page. Provide it where it is shown. */
@Injectable()
export class Forecast {
  private readonly read = live(
    httpResource<Listing<ForecastItem>>(() => '/api/forecast'),
    { topics: ['connectors'], everyMs: EVERY_MS },
  );
  /** The soonest first; null until it is known. */
  readonly items = computed(() => this.read.latest()?.value.items ?? null);
  readonly problem = this.read.problem;

  reload(): void {
    this.read.reload();
  }
}

/** What a connector's work ends with: what is its own, and what it uses of the installation's. */
export function endingsOf(
  items: readonly ForecastItem[],
  connector: Pick<ConnectorAnswer, 'id' | 'kind' | 'settings'>,
): readonly ForecastItem[] {
  const { provider, access } = oauthSignIn(connector) ?? {};
  const isServiceAccount = provider === 'google' && access === 'organisation';
  const usesInstallation = connector.settings['clientId'] === undefined && !isServiceAccount;
  return items.filter((item) =>
    item.connectorId === null ? usesInstallation && item.provider === provider : item.connectorId === connector.id,
  );
}
