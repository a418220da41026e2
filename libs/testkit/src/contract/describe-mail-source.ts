import type { MailSource, MessageOutline, MessageRange, ReadSections, WantedSections } from '@calmirror/connectors';
import type { MailSourceHarness } from './mail-source-harness.js';
import { describeMailWaking } from './describe-mail-waking.js';
import { AN_INVITATION, A_FORWARDED_INVITATION, aMail } from './mails-of-the-contract.js';

/** What everything that is built on `MailSources` may rely on. */
export function describeMailSource(name: string, makeHarness: () => Promise<MailSourceHarness>): void {
  describe(`${name} as a source of mails`, () => {
    let harness: MailSourceHarness;
    let sources: MailSource[];
    beforeEach(async () => {
      sources = [];
      harness = await makeHarness();
    });
    afterEach(async () => {
      for (const source of sources) await source.close();
      await harness.close();
    });

    const open = async (signal = new AbortController().signal): Promise<MailSource> => {
      const source = await harness.sources.open(harness.account, signal);
      sources.push(source);
      return source;
    };
    const outlines = async (source: MailSource, range: MessageRange, folder = 'INBOX'): Promise<MessageOutline[]> => {
      const found: MessageOutline[] = [];
      for await (const portion of source.outlines(folder, range)) found.push(...portion);
      return found;
    };
    const read = async (source: MailSource, wanted: WantedSections[], folder = 'INBOX'): Promise<ReadSections[]> => {
      const found: ReadSections[] = [];
      for await (const message of source.read(folder, wanted)) found.push(message);
      return found;
    };
    const text = (message: ReadSections | undefined, section: string): string =>
      Buffer.from(message?.sections.get(section) ?? []).toString('latin1');

    describe('folders', () => {
      it('are told by their names in plain text, in whatever script', async () => {
        for (const folder of ['Réunions', '日本語', 'R&D', 'a "quoted" \\ name', 'Work/2026'])
          await harness.createFolder(folder);
        const source = await open();
        const paths = (await source.folders()).map(({ path }) => path);
        expect(paths).toEqual(expect.arrayContaining(['INBOX', 'Réunions', '日本語', 'R&D', 'Work/2026']));
        for (const path of paths) expect(await source.state(path)).toMatchObject({ messages: 0 });
      });

      it('are told with their use', async () => {
        const source = await open();
        expect(await source.folders()).toEqual(expect.arrayContaining([{ path: 'Sent', use: 'sent' }]));
        expect(await source.folders()).toEqual(expect.arrayContaining([{ path: 'INBOX', use: null }]));
      });

      it('that are gone are not found, whatever is asked of them', async () => {
        await harness.createFolder('Gone');
        const source = await open();
        const known = await source.state('Gone');
        await harness.deleteFolder('Gone');
        const notFound = { kind: 'not-found' };
        await expect(source.state('Gone')).rejects.toMatchObject(notFound);
        await expect(outlines(source, { fromUid: 1 }, 'Gone')).rejects.toMatchObject(notFound);
        await expect(read(source, [{ uid: 1, sections: [] }], 'Gone')).rejects.toMatchObject(notFound);
        await expect(source.wake('Gone', known)).rejects.toMatchObject(notFound);
        expect(await source.state('INBOX')).toMatchObject({ messages: 0 });
      });
    });

    describe('the state of a folder', () => {
      it('names the UID of the next message, and counts', async () => {
        const source = await open();
        const before = await source.state('INBOX');
        await harness.append('INBOX', AN_INVITATION);
        const after = await source.state('INBOX');
        expect(after).toMatchObject({ uidValidity: before.uidValidity, messages: 1 });
        const [message] = await outlines(source, { fromUid: before.uidNext });
        expect(message?.uid).toBeGreaterThanOrEqual(before.uidNext);
        expect(after.uidNext).toBeGreaterThan(message?.uid ?? Infinity);
        expect(after.modSeq).not.toBe(before.modSeq);
      });

      it('stays the same to the last figure while nothing happens', async () => {
        await harness.append('INBOX', AN_INVITATION);
        const source = await open();
        const before = await source.state('INBOX');
        await outlines(source, { fromUid: 1 });
        expect(await source.state('INBOX')).toEqual(before);
      });

      it('has another UIDVALIDITY once messages are numbered anew', async () => {
        await harness.append('INBOX', AN_INVITATION);
        const before = await (await open()).state('INBOX');
        await harness.changeUidValidity('INBOX');
        expect((await (await open()).state('INBOX')).uidValidity).not.toBe(before.uidValidity);
      });
    });

    describe('structures of messages', () => {
      it('are told with paths, types, names and sizes, embedded messages included', async () => {
        await harness.append('INBOX', A_FORWARDED_INVITATION, '2026-03-02T23:30:00Z');
        const [message] = await outlines(await open(), { fromUid: 1 });
        expect(message).toMatchObject({ receivedAt: '2026-03-02T23:30:00Z', size: A_FORWARDED_INVITATION.length });
        expect(message?.parts).toMatchObject([
          { path: '1', type: 'text/plain', disposition: null, fileName: null, encoding: '7bit' },
          { path: '2.1', type: 'text/html', encoding: 'quoted-printable' },
          {
            path: '2.2',
            type: 'text/calendar',
            parameters: { method: 'REQUEST', charset: 'utf-8' },
            encoding: 'base64',
          },
          { path: '3.1', type: 'text/calendar' },
          { path: '4', type: 'application/octet-stream', disposition: 'attachment', fileName: 'réunion.ics' },
          { path: '5', type: 'application/ics', disposition: 'attachment', fileName: 'Einladung für €.ics' },
        ]);
      });

      it('are those from a UID on, and no other where the last one is below it', async () => {
        for (let n = 1; n <= 3; n += 1) await harness.append('INBOX', aMail(`mail ${n}`));
        const source = await open();
        const all = (await outlines(source, { fromUid: 1 })).map(({ uid }) => uid);
        expect(all).toEqual([...all].sort((a, b) => a - b));
        expect((await outlines(source, { fromUid: all[1]! })).map(({ uid }) => uid)).toEqual(all.slice(1));
        expect(await outlines(source, { fromUid: all[2]! + 1 })).toEqual([]);
      });

      it('are those received since a day', async () => {
        await harness.append('INBOX', aMail('old'), '2026-01-31T12:00:00Z');
        await harness.append('INBOX', aMail('of that day'), '2026-02-01T12:00:00Z');
        await harness.append('INBOX', aMail('new'), '2026-03-01T12:00:00Z');
        const found = await outlines(await open(), { since: '2026-02-01' });
        expect(found.map(({ receivedAt }) => receivedAt)).toEqual(['2026-02-01T12:00:00Z', '2026-03-01T12:00:00Z']);
        expect(await outlines(await open(), { since: '2026-04-01' })).toEqual([]);
      });

      it('of an empty folder are none', async () => {
        expect(await outlines(await open(), { fromUid: 1 })).toEqual([]);
      });
    });

    describe('sections', () => {
      it('come as they were transferred, as far as was asked', async () => {
        await harness.append('INBOX', A_FORWARDED_INVITATION);
        const source = await open();
        const [{ uid } = { uid: 0 }] = await outlines(source, { fromUid: 1 });
        const sections = [
          { section: 'HEADER', bytes: 10_000 },
          { section: '2.2', bytes: 10_000 },
          { section: '3.1', bytes: 15 },
          { section: '4', bytes: 10_000 },
        ];
        const [message] = await read(source, [{ uid, sections }]);
        expect(text(message, 'HEADER')).toMatch(/^From: .*\r\n[^]*\r\n\r\n$/);
        expect(Buffer.from(text(message, '2.2'), 'base64').toString()).toContain('BEGIN:VCALENDAR');
        expect(text(message, '3.1')).toBe('BEGIN:VCALENDAR');
        // Bytes of 8 bits stay what they are: charsets are for those who read.
        expect(text(message, '4')).toContain('SUMMARY:R\xe9union');
      });

      it('of many messages come for each one, but not for one that is gone', async () => {
        for (let n = 1; n <= 4; n += 1) await harness.append('INBOX', aMail(`mail ${n}`));
        const source = await open();
        const [a, b, c, d] = (await outlines(source, { fromUid: 1 })).map(({ uid }) => uid);
        await harness.expunge('INBOX', b!);
        const body = [{ section: '1', bytes: 100 }];
        const header = [{ section: 'HEADER', bytes: 100 }, ...body];
        const found = await read(source, [
          { uid: a!, sections: body },
          { uid: b!, sections: body },
          { uid: c!, sections: header },
          { uid: d!, sections: body },
        ]);
        const texts = new Map(found.map((message) => [message.uid, text(message, '1').trim()]));
        expect(texts).toEqual(
          new Map([
            [a, 'mail 1'],
            [c, 'mail 3'],
            [d, 'mail 4'],
          ]),
        );
      });
    });

    it('leaves all flags and counters as they were', async () => {
      await harness.append('INBOX', A_FORWARDED_INVITATION);
      const before = await harness.marks('INBOX');
      const source = await open();
      await source.folders();
      await source.state('INBOX');
      const [{ uid } = { uid: 0 }] = await outlines(source, { fromUid: 1 });
      await read(source, [{ uid, sections: [{ section: '1', bytes: 1_000 }] }]);
      await source.close();
      expect(await harness.marks('INBOX')).toBe(before);
    });

    it('lets nobody in with a wrong password', async () => {
      const signal = new AbortController().signal;
      await expect(harness.sources.open(harness.stranger, signal)).rejects.toMatchObject({
        kind: 'auth',
        reason: 'credentials-refused',
      });
    });

    it('ends with the reason of the signal, at whatever is under way', async () => {
      const reason = new Error('given up');
      await expect(open(AbortSignal.abort(reason))).rejects.toBe(reason);
      const giving = new AbortController();
      const source = await open(giving.signal);
      const waits = source.wake('INBOX', await source.state('INBOX'));
      giving.abort(reason);
      await expect(waits).rejects.toBe(reason);
      await expect(source.state('INBOX')).rejects.toBe(reason);
    });

    describeMailWaking(() => ({ harness, open }));
  });
}
