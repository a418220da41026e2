import { Injectable } from '@nestjs/common';
import { KeyRing } from '../secrets/key-ring.js';

/** Where the sample feed stands: as unguessable as a published one, and the same at the next start. */
@Injectable()
export class SampleAddress {
  readonly path: string;

  constructor(ring: KeyRing) {
    const [key] = ring.derive('address of the sample feed');
    if (!key) throw new Error('the key ring is empty');
    this.path = `/demo/${key.toString('base64url')}.ics`;
  }
}
