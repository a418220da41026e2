import type { ClientSecret, ConnectorSecret, ServiceAccountSecret } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { SecretBox, sealContext } from '../secrets/secret-box.js';

/** All that a connector's secret can be; which one, its kind and settings say. */
export type StoredSecret = ConnectorSecret | ClientSecret | ServiceAccountSecret;

/** Secrets of connectors, sealed to their row. Only an adapter and the token requests ever see them again. */
@Injectable()
export class ConnectorSecrets {
  constructor(private readonly box: SecretBox) {}

  seal(connectorId: string, secret: StoredSecret): Buffer {
    return this.box.seal(JSON.stringify(plain(secret)), contextOf(connectorId));
  }

  /** @throws {SecretUnreadable} when the key ring no longer opens it */
  open(connectorId: string, sealed: Buffer): StoredSecret {
    return JSON.parse(this.box.open(sealed, contextOf(connectorId))) as StoredSecret;
  }
}

/** Nothing but what belongs to one of the shapes is kept. */
function plain(secret: StoredSecret): StoredSecret {
  if ('clientSecret' in secret) return { clientSecret: secret.clientSecret };
  if ('serviceAccountKey' in secret) return { serviceAccountKey: secret.serviceAccountKey };
  return { username: secret.username, password: secret.password };
}

const contextOf = (connectorId: string): string => sealContext('connectors', 'secret', connectorId);
