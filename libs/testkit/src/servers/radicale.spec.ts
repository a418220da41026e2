import { aFeed, aVevent } from '../builders/a-feed.js';
import { Radicale } from './radicale.js';
import { describeWithRadicale } from './radicale-installed.js';

describeWithRadicale('a Radicale of the test', () => {
  let radicale: Radicale;
  beforeAll(async () => {
    radicale = await Radicale.start();
  });
  afterAll(() => radicale.stop());

  const event = aFeed([aVevent('a@x.test', 'A')]);

  it('keeps what a client puts into a calendar, through a failure too', async () => {
    await radicale.client().makeCalendar('/alice/work/', { displayName: 'Work & life', components: ['VEVENT'] });
    expect(await radicale.client().put('/alice/work/a.ics', event)).toMatchObject({ status: 201 });
    await radicale.kill();
    await expect(radicale.client().get('/alice/work/a.ics')).rejects.toThrow();
    await radicale.resume();
    expect(await radicale.client().list('/alice/work/')).toMatchObject([
      {
        href: '/alice/work/a.ics',
        etag: expect.any(String) as string,
        text: expect.stringContaining('SUMMARY:A') as string,
      },
    ]);
    expect(await radicale.client().delete('/alice/work/a.ics')).toMatchObject({ status: 200 });
    expect(await radicale.client().list('/alice/work/')).toEqual([]);
  });

  it('lets nobody in without the right password, nor into the home of another', async () => {
    const stranger = radicale.client({ name: 'alice', password: 'wrong' });
    expect(await stranger.get('/alice/')).toMatchObject({ status: 401 });
    expect(await radicale.client(radicale.users.bob).get('/alice/work/')).toMatchObject({ status: 403 });
  });

  it('has a calendar that alice may read and not write', async () => {
    const keeper = radicale.client(radicale.users.root);
    await keeper.makeCalendar('/alice/readonly/');
    expect(await keeper.put('/alice/readonly/a.ics', event)).toMatchObject({ status: 201 });
    expect(await radicale.client().get('/alice/readonly/a.ics')).toMatchObject({ status: 200 });
    expect(await radicale.client().put('/alice/readonly/b.ics', event)).toMatchObject({ status: 403 });
  });
});
