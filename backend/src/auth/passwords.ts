import { Injectable } from '@nestjs/common';
import sodium from 'sodium-native';
import { Turns } from './turns.js';

/** argon2id with 19 MiB and two passes, the least that OWASP ASVS 5.0.0 allows (appendix C). */
const PASSES = 2;
const MEMORY_BYTES = 19_456 * 1024;

/** Each hash holds 19 MiB and a thread for some 30 ms; more at once would starve the rest of the process. */
const AT_ONCE = 2;

/** Hashes passwords with argon2id, off the main thread and a few at a time. */
@Injectable()
export class Passwords {
  private readonly turns = new Turns(AT_ONCE);
  private decoy: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    const out = Buffer.alloc(sodium.crypto_pwhash_STRBYTES);
    return this.turns.take(async () => {
      await settled((done) => sodium.crypto_pwhash_str_async(out, Buffer.from(password), PASSES, MEMORY_BYTES, done));
      return out.toString('latin1').replace(/\0+$/, '');
    });
  }

  /** Whether the password is right. Without a hash (an unknown user) it takes the same time and answers no. */
  async verify(password: string, hash: string | null): Promise<boolean> {
    const against = hash ?? (await (this.decoy ??= this.hash('nobody has this password')));
    const right = await this.turns.take(() => matches(password, against));
    return right && hash !== null;
  }

  /** Whether a hash was made with weaker settings than those of this release. */
  isOutdated(hash: string): boolean {
    return sodium.crypto_pwhash_str_needs_rehash(padded(hash), PASSES, MEMORY_BYTES);
  }
}

const padded = (hash: string): Buffer => {
  const buffer = Buffer.alloc(sodium.crypto_pwhash_STRBYTES);
  buffer.write(hash, 'latin1');
  return buffer;
};

const matches = (password: string, hash: string): Promise<boolean> =>
  new Promise((resolve, reject) =>
    sodium.crypto_pwhash_str_verify_async(padded(hash), Buffer.from(password), (error, right) =>
      error ? reject(error) : resolve(right),
    ),
  );

const settled = (start: (done: (error: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => start((error) => (error ? reject(error) : resolve())));
