import type { MailSource } from '@calmirror/connectors';
import type { MailSourceHarness } from './mail-source-harness.js';
import { aMail } from './mails-of-the-contract.js';

export function describeMailWaking(
  given: () => { readonly harness: MailSourceHarness; readonly open: () => Promise<MailSource> },
): void {
  describe('who waits for mail', () => {
    it('is woken by it, again and again over one session', async () => {
      const { harness, open } = given();
      const source = await open();
      for (let n = 1; n <= 2; n += 1) {
        const waits = source.wake('INBOX', await source.state('INBOX'));
        await harness.append('INBOX', aMail(`mail ${n}`));
        await waits;
        expect(await source.state('INBOX')).toMatchObject({ messages: n });
      }
    });

    it('is woken at once by what came before the waiting began', async () => {
      const { harness, open } = given();
      const source = await open();
      const known = await source.state('INBOX');
      await harness.append('INBOX', aMail('early'));
      await source.wake('INBOX', known);
      await harness.changeUidValidity('INBOX');
      const other = await open();
      await other.wake('INBOX', { ...(await other.state('INBOX')), uidValidity: known.uidValidity });
    });

    it('hears of it when the connection is lost', async () => {
      const { harness, open } = given();
      const source = await open();
      const waits = source.wake('INBOX', await source.state('INBOX'));
      const heard = expect(waits).rejects.toMatchObject({ kind: 'temporary' });
      await harness.cut();
      await heard;
      await expect(source.state('INBOX')).rejects.toMatchObject({ kind: 'temporary' });
    });
  });
}
