import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ConnectorAnswer,
  ConnectorCheckAnswer,
  ConnectorInput,
  ConnectorRemoval,
  ConsentFate,
  ConnectorUpdate,
  DiscoveredCalendars,
  OAuthAttemptAnswer,
  OAuthStarted,
} from '@calmirror/contracts';
import { firstValueFrom } from 'rxjs';
import { type Sent, sender, type Versioned, versionedSender } from './send';

/** What can be done to connectors. Each promise fails with what `toProblem` reads. */
@Injectable({ providedIn: 'root' })
export class ConnectorsApi {
  private readonly http = inject(HttpClient);
  private readonly send = sender();
  private readonly sendVersioned = versionedSender();

  create(input: Sent<ConnectorInput>): Promise<ConnectorAnswer> {
    return this.send('POST', '/api/connectors', { body: input });
  }

  /** Without `secret` the stored one stays. @param etag as in `PairsApi.update` */
  update(id: string, change: ConnectorUpdate, etag: string | null = null): Promise<Versioned<ConnectorAnswer>> {
    return this.sendVersioned('PUT', `/api/connectors/${id}`, { body: change, etag });
  }

  /** What would go with it, and what stands in the way. */
  removal(id: string): Promise<ConnectorRemoval> {
    return firstValueFrom(this.http.get<ConnectorRemoval>(`/api/connectors/${id}/removal`));
  }

  /** `409 in-use` while pairs use one of its calendars. */
  async remove(id: string, etag: string | null = null, consent: ConsentFate = 'keep'): Promise<void> {
    await this.send('DELETE', `/api/connectors/${id}`, { params: { consent }, etag });
  }

  /** Tries the stored connector, and answers when every check has ended. */
  validate(id: string): Promise<ConnectorCheckAnswer> {
    return this.send('POST', `/api/connectors/${id}/validate`);
  }

  /** The calendars that its credentials can see. */
  discover(id: string, mailbox: string | null = null): Promise<DiscoveredCalendars> {
    return this.send('POST', `/api/connectors/${id}/discover`, mailbox === null ? {} : { params: { mailbox } });
  }

  /** Begins a sign-in at the provider. `409 no-app-registration` where there is nothing to sign in with. */
  startConsent(id: string): Promise<OAuthStarted> {
    return this.send('POST', `/api/connectors/${id}/oauth/start`);
  }

  /** What came of a sign-in that was begun in this browser session. */
  attempt(id: string): Promise<OAuthAttemptAnswer> {
    return firstValueFrom(this.http.get<OAuthAttemptAnswer>(`/api/oauth/attempts/${id}`));
  }
}
