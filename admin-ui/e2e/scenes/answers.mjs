/** What the API answers in a scene: shaped as the real one's answers. */
export const json = (body, status = 200) => ({
  status,
  contentType: status < 400 ? 'application/json' : 'application/problem+json',
  body: JSON.stringify(body),
});

export const problem = (status, code, detail = '') =>
  json(
    { type: 'about:blank', title: code, status, code, detail, requestId: '0190f3c2-7d7a-7c11-9c0b-4be1c0ffee01' },
    status,
  );

/** A list of which a page is asked for. `arrange` may sort and filter it by the query first. */
export const paged =
  (all, arrange = (items) => items) =>
  (url) => {
    const page = Number(url.searchParams.get('page') ?? 1);
    const size = Number(url.searchParams.get('pageSize') ?? 50);
    const items = arrange(all, url.searchParams);
    return json({ items: items.slice((page - 1) * size, page * size), total: items.length });
  };

const user = { id: '01900000-0000-7000-8000-000000000001', email: 'ada@example.org', name: 'Ada Lovelace' };

const byState = (a, b) => (a.state < b.state ? -1 : Number(a.state > b.state));
const inOrder = (items, query) => (query.get('sort') === 'state' ? items.toSorted(byState) : items);

/** Somebody is signed in, and there are these pairs, calendars and connectors. */
export const administrator = ({ pairs = [], calendars = [], connectors = [] } = {}) => ({
  'GET /api/auth/session': json({ user }),
  'GET /api/pairs': paged(pairs, inOrder),
  'GET /api/calendars': paged(calendars),
  'GET /api/connectors': paged(connectors),
});
