import { createHash, randomBytes } from 'node:crypto';
import type { ConsentProof } from '@calmirror/connectors';
import { Injectable } from '@nestjs/common';
import { sealContext, SecretBox } from '../../secrets/secret-box.js';

const secret = (): string => randomBytes(32).toString('base64url');

/** What a consent is proved by; only the state goes through the browser, and only its digest is stored. */
@Injectable()
export class ConsentProofs {
  constructor(private readonly box: SecretBox) {}

  make(): ConsentProof {
    return { state: secret(), nonce: secret(), verifier: secret() };
  }

  seal(attemptId: string, { nonce, verifier }: ConsentProof): Buffer {
    return this.box.seal(JSON.stringify({ nonce, verifier }), contextOf(attemptId));
  }

  /** @throws {SecretUnreadable} */
  open(attemptId: string, sealed: Buffer, state: string): ConsentProof {
    const { nonce, verifier } = JSON.parse(this.box.open(sealed, contextOf(attemptId))) as Omit<ConsentProof, 'state'>;
    return { state, nonce, verifier };
  }
}

export const stateHash = (state: string): Buffer => createHash('sha256').update(state).digest();

const contextOf = (attemptId: string): string => sealContext('oauth_attempts', 'proof', attemptId);
