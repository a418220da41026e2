import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
  type PageCollection,
  PageIterator,
} from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { Agent, fetch as fetchBy, type RequestInit } from 'undici';
import { FIVE_DAYS, MARCH, MEETING } from './graph-scene.js';
import { GraphServer } from './graph-server.js';

/** The end of the client's chain: sends what comes to it, trusting the server's own certificate. */
class Sender implements Middleware {
  private readonly dispatcher: Agent;

  constructor(ca: string) {
    this.dispatcher = new Agent({ connect: { ca } });
  }

  async execute(context: Context): Promise<void> {
    const init = { ...context.options, dispatcher: this.dispatcher } as RequestInit;
    context.response = await fetchBy(context.request as string, init);
  }

  close(): Promise<void> {
    return this.dispatcher.close();
  }
}

describe('the Graph server, by Microsoft’s own client', () => {
  let server: GraphServer;
  let sender: Sender;
  let client: Client;

  beforeEach(async () => {
    server = await GraphServer.start({ tls: true });
    sender = new Sender(server.ca);
    const middleware = new AuthenticationHandler({ getAccessToken: () => Promise.resolve('token-1') });
    middleware.setNext(sender);
    client = Client.initWithMiddleware({ baseUrl: server.url, customHosts: new Set(['localhost']), middleware });
  });
  afterEach(async () => {
    await sender.close();
    await server.stop();
  });

  it('makes, changes, finds and deletes an event', async () => {
    const { id } = (await client.api('/me/events').post(MEETING)) as Event;
    const changed = (await client.api(`/me/events/${id}`).patch({ subject: 'Other' })) as Event;
    expect(changed.subject).toBe('Other');
    const found = (await client
      .api('/me/events')
      .filter("subject eq 'Other'")
      .select('subject')
      .get()) as PageCollection;
    expect(found.value).toMatchObject([{ id, subject: 'Other' }]);
    await client.api(`/me/events/${id}`).delete();
    await expect(client.api(`/me/events/${id}`).get()).rejects.toMatchObject({
      statusCode: 404,
      code: 'ErrorItemNotFound',
    });
  });

  it('pages through a view and is told where the changes are', async () => {
    server.alice.put({ ...MEETING, recurrence: FIVE_DAYS });
    server.alice.put({ ...MEETING, subject: 'Once' });
    const first = (await client
      .api(`/me/calendarView/delta?${MARCH}`)
      .header('Prefer', 'odata.maxpagesize=1')
      .get()) as PageCollection;
    const types: unknown[] = [];
    const pages = new PageIterator(client, first, (event: Event) => {
      types.push(event.type);
      return true;
    });
    await pages.iterate();
    expect(types).toEqual(['seriesMaster', ...Array<string>(5).fill('occurrence'), 'singleInstance']);
    expect(pages.getDeltaLink()).toContain('$deltatoken=');
  });
});
