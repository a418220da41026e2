import { Injectable } from '@angular/core';
import type { GuessedMailServers } from '@calmirror/contracts';
import { sender } from './send';

/** Finds out where a mailbox is. Fails with what `toProblem` reads. */
@Injectable({ providedIn: 'root' })
export class MailSettingsApi {
  private readonly send = sender();

  /** Within about five seconds. */
  guess(address: string): Promise<GuessedMailServers> {
    return this.send('POST', '/api/mail-settings/guess', { body: { address } });
  }
}
