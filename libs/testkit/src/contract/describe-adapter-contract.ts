import type { AdapterHarness } from './adapter-harness.js';
import { describeCapabilities } from './describe-capabilities.js';
import { describeChannels } from './describe-channels.js';
import { describeListening } from './describe-listening.js';
import { describeListing } from './describe-listing.js';
import { describeReading } from './describe-reading.js';
import { describeWriting } from './describe-writing.js';

/**
 * What the engine counts on, whoever the provider is: every adapter runs this suite, with a fresh harness for each
 * test. The parts that its capabilities rule out are held to be refused.
 */
export function describeAdapterContract(name: string, makeHarness: () => Promise<AdapterHarness>): void {
  describe(`adapter contract: ${name}`, () => {
    let harness: AdapterHarness;
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(() => harness.close());

    describeCapabilities(() => harness);
    describeReading(() => harness);
    describeWriting(() => harness);
    describeListing(() => harness);
    describeChannels(() => harness);
    describeListening(() => harness);
  });
}
