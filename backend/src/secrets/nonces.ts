import sodium from 'sodium-native';

const NONCE_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;

/** Nonces drawn at a time: a draw is a system call, which costs more than the sealing of a kilobyte. */
const DRAWN = 128;

/** Random nonces, each handed out once. */
export class Nonces {
  private readonly drawn = Buffer.alloc(DRAWN * NONCE_BYTES);
  private next = this.drawn.length;

  /** A nonce; its bytes hold until the next call. */
  take(): Buffer {
    if (this.next === this.drawn.length) {
      sodium.randombytes_buf(this.drawn);
      this.next = 0;
    }
    const start = this.next;
    this.next += NONCE_BYTES;
    return this.drawn.subarray(start, this.next);
  }
}
