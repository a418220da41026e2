import { Injectable } from '@angular/core';
import type { AppRegistrationAnswer, AppRegistrationInput } from '@calmirror/contracts';
import type { OAuthKind } from '@calmirror/contracts/closed-lists';
import { sender } from './send';

export const REGISTRATIONS = '/api/app-registrations';

/** As which apps this installation is known to providers. Each promise fails with what `toProblem` reads. */
@Injectable({ providedIn: 'root' })
export class RegistrationsApi {
  private readonly send = sender();

  /** Without `clientSecret` the stored one stays, as long as the client id does. */
  save(kind: OAuthKind, input: AppRegistrationInput): Promise<AppRegistrationAnswer> {
    return this.send('PUT', `${REGISTRATIONS}/${kind}`, { body: input });
  }

  /** `409 in-use` while connectors use it. */
  async remove(kind: OAuthKind): Promise<void> {
    await this.send('DELETE', `${REGISTRATIONS}/${kind}`);
  }
}
