import { expect } from '@playwright/test';

/**
 * A pair of a feed and a published calendar, made through the API and filled. `name` is in the names of all that belongs
 * to it; `settings` are those of the API.
 */
export async function mirroredPair(api, feed, name, settings = {}) {
  const reader = await api('POST', '/api/connectors', { kind: 'ics', name, settings: { url: feed.url } });
  const publisher = await api('POST', '/api/connectors', { kind: 'published', name: `${name} feeds`, settings: {} });
  const { items } = await api('POST', `/api/connectors/${reader.id}/discover`);
  const source = await api('POST', '/api/calendars', { connectorId: reader.id, externalId: items[0].externalId });
  const target = await api('POST', '/api/calendars', { connectorId: publisher.id, name: `${name}, for others` });
  const { id } = await api('POST', '/api/pairs', {
    name: `${name} → others`,
    sourceCalendarId: source.id,
    targetCalendarId: target.id,
    policy: { preset: 'busy' },
    ...settings,
  });
  const stands = () => api('GET', `/api/pairs/${id}`);
  await expect(async () => expect((await stands()).state).toBe('ok')).toPass();
  return {
    id,
    name: `${name} → others`,
    stands,
    /** The titles of what others see, in the order of the alphabet. */
    published: async () => titlesIn(await api('GET', target.feedUrl)),
    /** Reads the source now, as the button on the page does. */
    sync: () => api('POST', '/api/jobs/schedule', { kind: 'mirror', pairId: id }),
  };
}

/** The titles of the events of an iCalendar text. */
export const titlesIn = (text) => [...text.matchAll(/^SUMMARY:(.*?)\r?$/gm)].map(([, title]) => title).sort();
