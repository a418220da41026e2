/**
 * Condition `event_id = ANY(ids)` for a statement that also says `ORDER BY event_id`; `ids` is a parameter of type text[].
 * So with another column that an index holds behind the calendar or pair.
 *
 * The range and the order change nothing of the answer. They make that index, the primary key for `event_id`, the cheapest
 * way even where the database has no statistics yet: it then takes a whole calendar for one row, finds every index that
 * begins with the calendar equally good, and may read all of its rows for each batch.
 */
export const amongIds = (ids: string, column = 'event_id'): string =>
  `${column} = ANY(${ids}::text[]) AND ${column} >= (SELECT min(id) FROM unnest(${ids}::text[]) AS id)
   AND ${column} <= (SELECT max(id) FROM unnest(${ids}::text[]) AS id)`;
