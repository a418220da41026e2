import { ProviderError } from '@calmirror/core';
import { CallRounds } from './call-rounds.js';
import { EVENT_FIELDS, type GoogleEvent, isEvent } from './google-event.js';
import { type ApiCall, type Caller, contentAs, type GoogleClient } from './google-client.js';
import type { TouchedSeries } from './touched-series.js';

/**
 * Asks for what a delta leaves open of its series, all of them together: of each the series alone where nothing else is
 * missing, else one listing of all that has its UID. What a listing does not show is asked for one by one.
 * @throws ProviderError where any of it cannot be read
 */
export async function completeSeries(
  client: GoogleClient,
  caller: Caller,
  calendarId: string,
  touched: readonly TouchedSeries[],
): Promise<void> {
  const rounds = new CallRounds(client, caller);
  const ask = <T extends object>(call: ApiCall<T>): Promise<T> =>
    rounds.call(async (sender) => contentAs<T>(await client.callVia(sender, call)));
  const get = (id: string): Promise<GoogleEvent | null> =>
    ask<GoogleEvent>((api, options) =>
      api.events.get({ calendarId, eventId: id, fields: EVENT_FIELDS }, options),
    ).catch(nullWhereGone);

  const complete = async (series: TouchedSeries): Promise<void> => {
    if (series.missing.length > 1 || series.missing.some((id) => id !== series.id)) {
      const fields = `kind,nextPageToken,items(${EVENT_FIELDS})`;
      const query = { calendarId, iCalUID: series.iCalUID, maxResults: 2_500, fields };
      const { items } = await ask((api, options) => api.events.list(query, options));
      for (const item of (items ?? []).filter(isEvent)) series.take(item);
    }
    const missing = series.missing;
    const found = await Promise.all(missing.map(get));
    for (const [index, id] of missing.entries()) {
      const item = found[index] ?? null;
      if (item === null || !isEvent(item)) series.lose(id);
      else series.take(item);
    }
  };
  await Promise.all(touched.filter(({ missing }) => missing.length > 0).map(complete));
}

function nullWhereGone(error: unknown): null {
  if (error instanceof ProviderError && error.kind === 'not-found') return null;
  throw error;
}
