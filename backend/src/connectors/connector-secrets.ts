import type { ConnectorSecret } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { SecretBox, sealContext } from '../secrets/secret-box.js';

/** Credentials of connectors, sealed to their row. Only an adapter ever sees them again. */
@Injectable()
export class ConnectorSecrets {
  constructor(private readonly box: SecretBox) {}

  seal(connectorId: string, secret: ConnectorSecret): Buffer {
    const { username, password } = secret;
    return this.box.seal(JSON.stringify({ username, password }), contextOf(connectorId));
  }

  /** @throws {SecretUnreadable} when the key ring no longer opens it */
  open(connectorId: string, sealed: Buffer): ConnectorSecret {
    return JSON.parse(this.box.open(sealed, contextOf(connectorId))) as ConnectorSecret;
  }
}

const contextOf = (connectorId: string): string => sealContext('connectors', 'secret', connectorId);
