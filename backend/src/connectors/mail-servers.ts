import { type GuessedServers, guessMailServers, mailNames } from '@calmirror/connectors';
import { Injectable } from '@nestjs/common';
import { ProviderHttp } from './provider-http.js';

/** Finds the servers of mailboxes, by questions to their own domains alone, through the one guarded client. */
@Injectable()
export class MailServers {
  private readonly names = mailNames();

  constructor(private readonly http: ProviderHttp) {}

  guess(address: string): Promise<GuessedServers> {
    return guessMailServers(address, { http: this.http.of('imap', null), names: this.names });
  }
}
