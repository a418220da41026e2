/** What a request was answered. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** As it came. */
  readonly text: string;
  /** Read as JSON; null where it is none. */
  readonly json: unknown;
  /** Google's reason, of a refusal. */
  readonly reason: string | null;
}

/** A program that speaks to a Google server by bare requests: a spec's own tongue, beside that of Google's library. */
export class PlainClient {
  constructor(
    private readonly origin: string,
    private readonly token: string | null = 'token-1',
  ) {}

  /** @param path below `/calendar/v3`, but for one that begins with two slashes, which is the whole */
  async send(
    method: string,
    path: string,
    body: object | string | null = null,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<PlainAnswer> {
    const target = path.startsWith('//') ? path.slice(1) : `/calendar/v3${path}`;
    const answer = await fetch(this.origin + target, {
      method,
      headers: { ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }), ...headers },
      body: body === null || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    const json = parsed(text);
    const { error } = (json ?? {}) as { error?: { errors?: readonly { reason: string }[] } };
    return { status: answer.status, headers: answer.headers, text, json, reason: error?.errors?.[0]?.reason ?? null };
  }
}

/** `409 duplicate`, for assertions. */
export const verdictOf = ({ status, reason }: PlainAnswer): string =>
  reason === null ? `${status}` : `${status} ${reason}`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
