/** Sends to the API with the session of a page's own context. Rejects with what was answered when it is refused. */
export const apiOf =
  (request, origin) =>
  async (method, path, data, headers = {}) => {
    const answer = await request.fetch(path, { method, data, headers: { origin, ...headers } });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.headers()['content-type']?.includes('json') ? await answer.json() : await answer.text();
  };

/** Takes away the pairs of a journey, so that none is in the way of the next; its sources may be gone by then. */
export async function removePairs(api) {
  const { items } = await api('GET', '/api/pairs?pageSize=200');
  for (const { id } of items) await api('DELETE', `/api/pairs/${id}?mirrors=keep`);
}
