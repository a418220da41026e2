import type { HttpClient } from '@calmirror/connectors';

/** Names of requests to Graph as they go out: `GET delta`, `PATCH event`, `batch of 20`. */
export class RequestNames {
  readonly sent: string[] = [];

  /** The same client, whose requests are noted. */
  of(http: HttpClient): Pick<HttpClient, 'get' | 'send'> {
    return {
      get: (request) => http.get(request),
      send: (exchange) => {
        this.sent.push(nameOf(exchange.method, new URL(exchange.url).pathname, exchange.body));
        return http.send(exchange);
      },
    };
  }

  /** Those that go out while something is done, in their order. */
  async during(act: () => Promise<unknown>): Promise<string[]> {
    const before = this.sent.length;
    await act();
    return this.sent.slice(before);
  }
}

function nameOf(method: string, path: string, body: string | null): string {
  if (path.endsWith('/$batch')) return `batch of ${requestsIn(body)}`;
  const [last = '', before] = path.split('/').filter(Boolean).toReversed();
  if (before === 'events') return `${method} event`;
  return `${method} ${before === 'calendars' ? 'calendar' : before === 'subscriptions' ? 'subscription' : last}`;
}

function requestsIn(body: string | null): number {
  const { requests } = JSON.parse(body ?? '{}') as { requests?: readonly unknown[] };
  return requests?.length ?? 0;
}
