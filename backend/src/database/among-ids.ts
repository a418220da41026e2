/**
 * Condition `event_id = ANY(ids)` for a statement that also says `ORDER BY event_id`; `ids` is a parameter of type text[].
 *
 * The range and the order change nothing of the answer. They make the primary key, which ends in `event_id`, the cheapest
 * way even where the database has no statistics yet: it then takes a whole calendar for one row, finds every index that
 * begins with the calendar equally good, and may read all of its rows for each batch.
 */
export const amongIds = (ids: string): string =>
  `event_id = ANY(${ids}::text[]) AND event_id >= (SELECT min(id) FROM unnest(${ids}::text[]) AS id)
   AND event_id <= (SELECT max(id) FROM unnest(${ids}::text[]) AS id)`;
