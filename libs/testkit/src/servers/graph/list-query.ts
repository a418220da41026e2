import { answer, badRequest, type GraphAnswer, isObject, type Json } from './graph-request.js';
import { type GraphCall, pathOf } from './graph-site.js';
import { readFilter } from './odata-filter.js';

const MOST = 1000;

/** An item as it is filtered and sorted by, and how it is shown to whoever gets it, with what was selected of it. */
export interface Listed {
  readonly item: Json;
  show(): Json;
}

/** A collection by `$filter`, `$orderby`, `$skip` and `$top`, with a link to the next page. */
export function answerList(call: GraphCall, context: string, listed: readonly Listed[], usual = 10): GraphAnswer {
  const { request, origin, preferences } = call;
  const { query } = request;
  const filter = query.get('$filter');
  const condition = filter === undefined ? (): boolean => true : readFilter(filter);
  const found = sorted(
    listed.filter(({ item }) => condition(item)),
    query.get('$orderby'),
  );
  const skip = whole(query.get('$skip') ?? '0', '$skip');
  const top = whole(query.get('$top') ?? String(preferences.pageSize ?? usual), '$top');
  if (top < 1 || top > MOST) throw badRequest(`Invalid value '${top}' for $top query option found.`, 'BadRequest');
  const next = new URLSearchParams([...new Map(query).set('$skip', String(skip + top))]);
  return answer(200, {
    '@odata.context': `${origin}/${request.version}/$metadata#${context}`,
    ...(query.get('$count') === 'true' ? { '@odata.count': found.length } : {}),
    value: found.slice(skip, skip + top).map((one) => one.show()),
    ...(skip + top < found.length ? { '@odata.nextLink': `${origin}${pathOf(request)}?${next.toString()}` } : {}),
  });
}

/** What of an item is asked for; its id and ETag are always told. */
export function selected(item: Json, select: string | undefined): Json {
  if (select === undefined) return item;
  const names = select.split(',').map((name) => name.trim().toLowerCase());
  return Object.fromEntries(
    Object.entries(item).filter(
      ([name]) => name.startsWith('@') || name === 'id' || names.includes(name.toLowerCase()),
    ),
  );
}

function sorted(listed: readonly Listed[], order: string | undefined): readonly Listed[] {
  if (order === undefined) return listed;
  const [path = '', direction = 'asc'] = order.trim().split(/\s+/);
  const valueOf = ({ item }: Listed): string => {
    const value = path.split('/').reduce<unknown>((held, name) => (isObject(held) ? held[name] : undefined), item);
    return typeof value === 'string' ? value : JSON.stringify(value ?? '');
  };
  const sign = direction.toLowerCase() === 'desc' ? -1 : 1;
  return [...listed].sort((a, b) => sign * (valueOf(a) < valueOf(b) ? -1 : Number(valueOf(a) > valueOf(b))));
}

function whole(value: string, name: string): number {
  if (!/^\d+$/.test(value)) throw badRequest(`Invalid value '${value}' for ${name} query option found.`, 'BadRequest');
  return Number(value);
}
