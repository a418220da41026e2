import type { CalendarEvent, Mirror } from '@calmirror/core';
import { describeAdapterContract, MemoryPublishedStore } from '@calmirror/testkit';
import { readCalendar } from '../icalendar/read-calendar.js';
import { PublishedAdapter } from './published-adapter.js';
import { renderFeed } from '../icalendar/render-feed.js';

describeAdapterContract('published', async () => {
  const store = new MemoryPublishedStore();
  const { id } = await store.createCalendar('Work');
  /** As a subscriber sees them. */
  const events = (): CalendarEvent[] => {
    const feed = renderFeed({ name: 'Work', color: null, refreshSeconds: null, mirrors: store.mirrors(id) });
    return readCalendar(feed).events.map(({ event }) => event);
  };
  return {
    adapter: new PublishedAdapter({ store, now: () => Date.parse('2026-03-02T10:00:00Z') }),
    calendarId: id,
    source: null,
    target: {
      objects: () => Promise.resolve(events().map(({ uid, summary, marker }) => ({ id: uid, summary, marker }))),
      plantForeign: null,
      plantTwin: null,
      spoil: (mirror) => ({ ...mirror, event: { ...mirror.event, start: null } }) as unknown as Mirror,
    },
    close: () => Promise.resolve(),
  };
});
