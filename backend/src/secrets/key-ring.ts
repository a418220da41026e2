import { hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';
import { parseSecretKeys, type SecretKey } from '../config/secret-keys.js';

/** The keys of this installation: the first one seals, every one opens what it once sealed. */
@Injectable()
export class KeyRing {
  readonly current: SecretKey;
  private readonly keys: ReadonlyMap<string, SecretKey>;

  constructor({ secretKeys }: Configuration) {
    const keys = parseSecretKeys(secretKeys ?? '');
    this.keys = new Map(keys.map((key) => [key.id, key]));
    this.current = keys[0] as SecretKey;
  }

  find(id: string): SecretKey | null {
    return this.keys.get(id) ?? null;
  }

  /** A 32-byte key for another purpose from each key of the ring, the current one first (HKDF, RFC 5869). */
  derive(purpose: string): Buffer[] {
    return [...this.keys.values()].map(({ key }) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32)));
  }
}
