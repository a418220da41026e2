import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import { aFeed } from '@calmirror/testkit';
import ICAL from 'ical.js';
import { anHour } from './harness/sample-feed.js';

const INJECTED = 'Lunch\\nEND:VEVENT\\nBEGIN:VEVENT\\nUID:planted\\nSUMMARY:Planted';

describe('text that pretends to be a calendar', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterAll(() => mirroring.stop());

  it('stays text in every field, on the target too', async () => {
    const fields = ['DESCRIPTION', 'LOCATION', 'CATEGORIES', 'URL', 'CONFERENCE'].map((name) => `${name}:${INJECTED}`);
    const people = [
      `ORGANIZER;CN="${INJECTED}":mailto:a@example.org`,
      `ATTENDEE;CN="${INJECTED}":mailto:b@example.org`,
    ];
    mirroring.feeds.route('/rota.ics', feed.conditional(aFeed([anHour('a', INJECTED, 1, ...fields, ...people)])));
    const target = await mirroring.target();
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), target);
    await mirroring.settled(pair.id);

    const text = await mirroring.feedText(target);
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent');
    expect(events).toHaveLength(1);
    expect(events[0]?.getFirstPropertyValue('uid')).not.toBe('planted');
    expect(text).not.toMatch(/^(ATTENDEE|ORGANIZER)/m);
    expect(text).not.toMatch(/^SUMMARY:Planted/m);
  });
});
