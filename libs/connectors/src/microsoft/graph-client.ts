import { Client, type GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';
import { ProviderError } from '@calmirror/core';
import type { HttpClient } from '../http/http-client.js';
import type { RequestAccount } from '../http/http-exchange.js';
import type { TokenSource } from '../token-source.js';
import { bodyOf, type GraphAnswer, type Json, objectIn } from './graph-answer.js';
import { graphError } from './graph-error.js';
import { BearerLink, GuardedLink, RequestTerms } from './graph-links.js';
import { OneAtATime } from './one-at-a-time.js';

const GRAPH_VERSION = 'v1.0';

export interface GraphClientParts {
  readonly http: Pick<HttpClient, 'send'>;
  readonly tokens: TokenSource;
  /** Origin of the API, without a slash at the end. */
  readonly endpoint: string;
  readonly account: RequestAccount;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** A request, as it is sent alone or within a batch. */
export interface GraphQuestion {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Behind the version, with its query, encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** Of questions that are asked together: the place of the one that has to go well before this one is asked. */
  readonly after?: number;
}

export interface AskOptions {
  /** Whose mailbox it is about, where one connector serves many; null: the account's own, or nobody's. */
  readonly mailbox: string | null;
  readonly signal: AbortSignal;
  /** Requests that it counts for; absent: one. */
  readonly cost?: number;
  /** Of these, how many Graph counts against this very mailbox; absent: all. */
  readonly ownCost?: number;
  /** The permission that it takes, for the error's message. */
  readonly needs?: string;
}

/** Microsoft Graph through the guarded client. Its library makes the requests; sending, waiting and judging are ours. */
export class GraphClient {
  private readonly client: Client;
  private readonly turns = new OneAtATime();

  constructor(private readonly parts: GraphClientParts) {
    this.client = Client.initWithMiddleware({
      middleware: [new BearerLink(parts.tokens), new GuardedLink(parts.http)],
      baseUrl: parts.endpoint,
      defaultVersion: GRAPH_VERSION,
    });
  }

  /**
   * Asks, and reads the answer to its end: every status is an answer. One request a mailbox is under way at a time.
   * @throws ProviderError where no answer came, or no token is to be had; the signal's own reason
   */
  async ask(question: GraphQuestion, options: AskOptions): Promise<GraphAnswer> {
    return this.turns.run(options.mailbox ?? '', () => this.send(question, options));
  }

  /**
   * What a success says.
   * @throws ProviderError for all that is none
   */
  async read(question: GraphQuestion, options: AskOptions): Promise<Json> {
    const answer = await this.ask(question, options);
    if (!isSuccess(answer)) throw this.errorOf(answer, options.needs);
    return objectIn(answer);
  }

  errorOf({ status, body, header }: GraphAnswer, needs?: string): ProviderError {
    return graphError(status, body, header, this.parts.now(), needs);
  }

  /**
   * A link that Graph gave (`@odata.nextLink`, `@odata.deltaLink`) as the path of a question.
   * @throws ProviderError for one that leads elsewhere: the access token does not follow it there
   */
  pathOf(link: string): string {
    const base = `${this.parts.endpoint}/${GRAPH_VERSION}/`;
    if (!URL.canParse(link) || !new URL(link).href.startsWith(new URL(base).href))
      throw new ProviderError('blocked', 'redirect-not-allowed', 'Microsoft Graph names a next page at another place.');
    return new URL(link).href.slice(new URL(base).href.length - 1);
  }

  private async send(question: GraphQuestion, { mailbox, signal, cost, ownCost }: AskOptions): Promise<GraphAnswer> {
    signal.throwIfAborted();
    const account = { ...this.parts.account, ...(mailbox !== null && { mailbox }) };
    const costs = { ...(cost !== undefined && { cost }), ...(ownCost !== undefined && { ownCost }) };
    const terms = new RequestTerms({ account, signal, ...costs });
    const request = this.client
      .api(question.path)
      .headers({ ...question.headers })
      .middlewareOptions([terms])
      .responseType(ResponseType.RAW);
    const response = await sent(request, question).catch((error: unknown) => {
      throw terms.failure ?? error;
    });
    const header = (name: string): string | null => response.headers.get(name);
    return { status: response.status, header, body: bodyOf(await response.text()) };
  }
}

export function isSuccess({ status }: Pick<GraphAnswer, 'status'>): boolean {
  return status >= 200 && status < 300 && status !== 206;
}

/** The library's answers are of type `any`; asked for raw ones, it hands out what the last link got. */
async function sent(request: GraphRequest, { method, body }: GraphQuestion): Promise<Response> {
  const answer: unknown = await (method === 'GET'
    ? request.get()
    : method === 'DELETE'
      ? request.delete()
      : method === 'PATCH'
        ? request.patch(body ?? {})
        : request.post(body ?? {}));
  if (!(answer instanceof Response)) throw new Error('no response came through the chain');
  return answer;
}
