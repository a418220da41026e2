import type { JobAnswer, PairAnswer } from '@calmirror/contracts';
import { aFeed, aVevent, type CaldavCollection, feed, rewrites } from '@calmirror/testkit';
import { Mirroring } from '../sync/harness/mirroring.js';
import { anHour } from '../sync/harness/sample-feed.js';
import { fill, QuirkyServer, titlesIn } from './harness/quirky-server.js';

describe('a CalDAV target that keeps no property which is not of a standard, so that mirrors have no marker', () => {
  let mirroring: Mirroring;
  let quirky: QuirkyServer;
  let onto: CaldavCollection;
  let pair: PairAnswer;

  const rota = (...vevents: string[]): void => {
    mirroring.feeds.route('/rota.ics', feed.conditional(aFeed(vevents)));
  };
  const early = anHour('a', 'Early', 1);
  const late = anHour('b', 'Late', 2);

  beforeAll(async () => {
    mirroring = await Mirroring.start();
    quirky = await QuirkyServer.start(mirroring, { rewrite: rewrites.withoutExtensions });
    onto = quirky.server.calendar('work');
    fill(onto, { dentist: aVevent('dentist', 'Dentist', 'DTSTART:20260302T090000Z') });
    rota(early, late, anHour('c', 'Night', 3));
    pair = await mirroring.pair(await mirroring.source('/rota.ics'), await quirky.inUse(onto));
    await mirroring.settled(pair.id);
  });
  afterAll(async () => {
    await quirky.stop();
    await mirroring.stop();
  });

  const reconciled = async (): Promise<JobAnswer> => {
    const scheduled = await mirroring.client.post('/api/jobs/schedule', { kind: 'reconcile', pairId: pair.id });
    return mirroring.ended(scheduled.json<JobAnswer>().id);
  };
  const retitle = (from: string, to: string): void => {
    const [name = '', object] = [...onto.objects].find(([, { text }]) => text.includes(`SUMMARY:${from}\r`)) ?? [];
    onto.put(name, object?.text.replace(`SUMMARY:${from}`, `SUMMARY:${to}`) ?? '');
  };
  const ALL = ['Dentist', 'Early', 'Late', 'Night'];

  it('is left alone by a reconcile when nothing was changed', async () => {
    expect([...onto.objects.values()].map(({ text }) => text).join('')).not.toContain('X-CALMIRROR');
    const before = new Map(onto.objects);
    expect(await reconciled()).toMatchObject({ status: 'succeeded', counts: { created: 0, updated: 0, deleted: 0 } });
    expect(onto.objects).toEqual(before);
  });

  it('is mended in place where a person changed or deleted mirrors, once, and without a twin', async () => {
    const names = [...onto.objects.keys()].sort();
    retitle('Early', 'Mine now');
    const [night = ''] = [...onto.objects].find(([, { text }]) => text.includes('SUMMARY:Night')) ?? [];
    onto.delete(night);
    expect(await reconciled()).toMatchObject({ status: 'succeeded' });
    expect(titlesIn(onto)).toEqual(ALL);
    expect([...onto.objects.keys()].sort()).toEqual(names);
    expect(await mirroring.pairNow(pair.id)).toMatchObject({ state: 'ok', counts: { mirrored: 3, failed: 0 } });

    const mended = new Map(onto.objects);
    expect(await quirky.requestsOf(reconciled)).not.toHaveProperty('PUT');
    expect(onto.objects).toEqual(mended);
  });

  it('is left as a person changed it where the pair respects that, and says so', async () => {
    const edits = (targetEdits: string): Promise<unknown> =>
      mirroring.client.put(`/api/pairs/${pair.id}`, { targetEdits });
    await edits('respect');
    await mirroring.quiet();
    retitle('Early', 'Mine now');
    const before = new Map(onto.objects);
    expect((await reconciled()).counts).toMatchObject({ respected: 1, created: 0, updated: 0, deleted: 0 });
    expect(onto.objects).toEqual(before);
    const shown = await mirroring.client.get(`/api/pairs/${pair.id}/events?state=respected`);
    expect(shown.json()).toMatchObject({ items: [{ eventId: 'a', reason: 'changed-on-target' }] });
    await edits('mend');
    await mirroring.quiet();
    expect(titlesIn(onto)).toEqual(ALL);
  });

  it('takes changes of the source also where a person was there before', async () => {
    retitle('Late', 'Mine now');
    rota(early, anHour('b', 'Later', 2), anHour('c', 'Night', 3));
    await mirroring.sync(pair.id);
    expect(titlesIn(onto)).toEqual(['Dentist', 'Early', 'Later', 'Night']);
    expect(await mirroring.pairNow(pair.id)).toMatchObject({ state: 'ok' });
  });

  it('keeps what a person changed also when its event is gone after a reconcile has seen the change', async () => {
    await mirroring.client.put(`/api/pairs/${pair.id}`, {
      targetEdits: 'respect',
      limits: { deletePercent: 100, deleteCount: 100 },
    });
    await mirroring.quiet();
    retitle('Later', 'Mine too');
    expect((await reconciled()).counts).toMatchObject({ respected: 1 });
    expect((await reconciled()).counts).toMatchObject({ respected: 1, updated: 0 });
    rota(early, anHour('c', 'Night', 3));
    await mirroring.sync(pair.id);
    expect(titlesIn(onto)).toEqual(['Dentist', 'Early', 'Mine too', 'Night']);
    await mirroring.client.put(`/api/pairs/${pair.id}`, { targetEdits: 'mend' });
    rota(early, anHour('b', 'Later', 2), anHour('c', 'Night', 3));
    await mirroring.sync(pair.id);
    expect(titlesIn(onto)).toEqual(['Dentist', 'Early', 'Later', 'Night']);
  });

  it('loses what is as we left it, and keeps what a person changed, which the pair says', async () => {
    retitle('Early', 'Mine now');
    rota(anHour('c', 'Night', 3));
    await mirroring.client.put(`/api/pairs/${pair.id}`, { limits: { deletePercent: 100, deleteCount: 100 } });
    await mirroring.sync(pair.id);
    expect(titlesIn(onto)).toEqual(['Dentist', 'Mine now', 'Night']);
    const shown = await mirroring.client.get(`/api/pairs/${pair.id}/events?state=failed`);
    expect(shown.json()).toMatchObject({ items: [{ eventId: 'a', reason: 'changed-meanwhile' }] });
  });
});
