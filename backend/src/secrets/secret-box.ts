import { Injectable } from '@nestjs/common';
import sodium from 'sodium-native';
import { KeyRing } from './key-ring.js';
import { Nonces } from './nonces.js';

const FORMAT = 1;
const NONCE_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
const TAG_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES;

/** A sealed value that cannot be opened: another row's, altered, or sealed with a key that the ring no longer has. */
export class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable';
}

/** Names the place of a sealed value; a box that is moved to another row or column does not open there. */
export const sealContext = (table: string, column: string, rowId: string): string => `${table}:${column}:${rowId}`;

/**
 * Seals what is secret at rest with XChaCha20-Poly1305. A box is: format (1 byte), length of the key id (1 byte), key id,
 * nonce (24 bytes), ciphertext with its tag. Head and context are authenticated with it. Takes microseconds.
 */
@Injectable()
export class SecretBox {
  private readonly nonces = new Nonces();

  constructor(private readonly ring: KeyRing) {}

  seal(plain: string, context: string): Buffer {
    const { id, key } = this.ring.current;
    const head = Buffer.concat([Buffer.from([FORMAT, id.length]), Buffer.from(id, 'latin1')]);
    const message = Buffer.from(plain, 'utf8');
    const box = Buffer.alloc(head.length + NONCE_BYTES + message.length + TAG_BYTES);
    head.copy(box);
    const nonce = this.nonces.take();
    nonce.copy(box, head.length);
    const sealed = box.subarray(head.length + NONCE_BYTES);
    const covered = Buffer.concat([head, Buffer.from(context, 'utf8')]);
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(sealed, message, covered, null, nonce, key);
    return box;
  }

  /** @throws {SecretUnreadable} */
  open(box: Buffer, context: string): string {
    const headBytes = 2 + (box[1] ?? 0);
    if (box[0] !== FORMAT || box.length < headBytes + NONCE_BYTES + TAG_BYTES)
      throw new SecretUnreadable('not a sealed value');
    const id = box.toString('latin1', 2, headBytes);
    const found = this.ring.find(id);
    if (found === null) throw new SecretUnreadable(`sealed with key ${id}, which the ring does not hold`);
    const nonce = box.subarray(headBytes, headBytes + NONCE_BYTES);
    const sealed = box.subarray(headBytes + NONCE_BYTES);
    const message = Buffer.alloc(sealed.length - TAG_BYTES);
    const covered = Buffer.concat([box.subarray(0, headBytes), Buffer.from(context, 'utf8')]);
    try {
      sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(message, null, sealed, covered, nonce, found.key);
    } catch {
      throw new SecretUnreadable(
        `key ${id} does not open it here: altered, moved, or sealed with another key of that name`,
      );
    }
    return message.toString('utf8');
  }
}
