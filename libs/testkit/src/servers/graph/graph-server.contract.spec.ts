import { publishedTypes } from './contract/graph-types.js';
import { faultsOf } from './contract/type-check.js';
import { FIVE_DAYS, GraphScene, MARCH, MEETING } from './graph-scene.js';

const types = publishedTypes();

// The types lie beside the repository; a clone without them has nothing to hold the server to.
const whenThere = types ? describe : describe.skip;

it('is held to nothing where the types are not there', () => {
  expect(publishedTypes('/nowhere/types.json')).toBeNull();
});

whenThere('the published types of Graph', () => {
  const check = (value: unknown, type = 'graph.event'): readonly string[] => faultsOf(value, type, types!);

  it('are forty, with twenty-seven enums', () => {
    // One more is added that the selection leaves out.
    expect(Object.keys(types!.types)).toHaveLength(41);
    expect(Object.keys(types!.enums)).toHaveLength(27);
  });

  it.each([
    ['an unknown property', { title: 'x' }, 'title is no property of event'],
    ['an unknown property within', { body: { text: 'x' } }, 'body.text is no property of itemBody'],
    ['one that every object has', { toString: 'x' }, 'toString is no property of event'],
    ['a number for a text', { subject: 7 }, 'subject is no Edm.String'],
    ['a text for a flag', { isAllDay: 'true' }, 'isAllDay is no Edm.Boolean'],
    ['a fraction', { reminderMinutesBeforeStart: 1.5 }, 'reminderMinutesBeforeStart is no Edm.Int32'],
    ['a name that an enum does not have', { showAs: 'asleep' }, 'showAs is no freeBusyStatus'],
    ['one thing for many', { categories: 'red' }, 'categories is no collection'],
    ['a name within a collection', { attendees: [{ type: 'guest' }] }, 'attendees[0].type is no attendeeType'],
    [
      'a time without an offset',
      { createdDateTime: '2026-03-02T10:00:00' },
      'createdDateTime is no Edm.DateTimeOffset',
    ],
    ['a text for an object', { start: '2026-03-02' }, 'start is no dateTimeTimeZone'],
    [
      'a date with a time',
      { recurrence: { range: { endDate: '2026-03-02T00:00:00' } } },
      'recurrence.range.endDate is no Edm.Date',
    ],
  ])('do not fit %s', (_, event, fault) => {
    expect(check(event)).toEqual([fault]);
  });

  it('fit null, annotations and what derives from them', () => {
    expect(
      check({ '@odata.etag': 1, '@removed': {}, 'start@odata.type': 'x', subject: null, id: 'x', changeKey: 'y' }),
    ).toEqual([]);
    expect(
      check(
        { value: [{ changeType: 'created', resourceData: { anything: 1 } }] },
        'graph.changeNotificationCollection',
      ),
    ).toEqual([]);
  });

  it('are held to in every answer', async () => {
    const scene = await GraphScene.open();
    const { alice } = scene.server;
    const id = alice.put({ ...MEETING, recurrence: FIVE_DAYS });
    alice.patch(alice.instanceId(id, '2026-03-03T10:00:00'), { subject: 'Other' });
    for (const path of ['/calendars', '/calendar', '/events', `/calendarView?${MARCH}`, `/calendarView/delta?${MARCH}`])
      await scene.ask('GET', `/me${path}`);
    await scene.ask('GET', '/me/mailboxSettings');
    expect(scene.server.contract).toMatchObject({ checked: 6, faults: [] });
    await scene.close();
  });

  it('are broken by a server that says something else, which its end tells', async () => {
    const scene = await GraphScene.open();
    scene.server.alice.declare(scene.server.alice.put(MEETING), { showAs: 'asleep' as 'busy', subject: 7 as never });
    await scene.ask('GET', '/me/events');
    await expect(scene.close()).rejects.toThrow(/events\.list answers: \[0\]\.showAs is no freeBusyStatus/);
  });
});
