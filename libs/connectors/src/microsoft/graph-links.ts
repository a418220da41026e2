import type { Context, Middleware, MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import { type FetchOptions, guardedFetch } from '../http/guarded-fetch.js';
import type { HttpClient } from '../http/http-client.js';
import type { TokenSource } from '../token-source.js';

/** What goes through the chain with one request. */
export class RequestTerms implements MiddlewareOptions {
  /** What a link threw: the library would put an error of its own in its place. */
  failure: unknown = null;

  constructor(readonly fetching: FetchOptions) {}
}

/**
 * Puts the access token on. One that is refused before its time is told so and replaced, once. The library's own link
 * would do it for the hosts alone that it knows, and without a second try.
 */
export class BearerLink implements Middleware {
  private next: Middleware | null = null;

  constructor(private readonly tokens: TokenSource) {}

  setNext(next: Middleware): void {
    this.next = next;
  }

  async execute(context: Context): Promise<void> {
    const terms = termsOf(context);
    try {
      const token = await this.send(context);
      if (context.response?.status !== 401) return;
      await this.tokens.refused(token);
      await this.send(context);
    } catch (error) {
      terms.failure = error;
      throw error;
    }
  }

  /** @returns the token that was shown; delegated or of the application, one is good for all that a connector may do */
  private async send(context: Context): Promise<string> {
    const token = await this.tokens.accessToken(null);
    const headers = new Headers(context.options?.headers);
    headers.set('authorization', `Bearer ${token}`);
    context.options = { ...context.options, headers: Object.fromEntries(headers) };
    await this.next?.execute(context);
    return token;
  }
}

/** The end of the chain: our own client sends, which neither follows nor repeats. */
export class GuardedLink implements Middleware {
  constructor(private readonly http: Pick<HttpClient, 'send'>) {}

  async execute(context: Context): Promise<void> {
    // Of a type that only browsers know; whoever asks by a path gets here with an address.
    const address: unknown = context.request;
    if (typeof address !== 'string') throw new Error('a request without an address');
    const fetch = guardedFetch(this.http, termsOf(context).fetching);
    context.response = await fetch(address, context.options);
  }
}

function termsOf({ middlewareControl }: Context): RequestTerms {
  const terms = middlewareControl?.getMiddlewareOptions(RequestTerms);
  if (!(terms instanceof RequestTerms)) throw new Error('a request without its terms');
  return terms;
}
