export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The JSON that was answered; read it with the shape that the test expects. */
  json<T>(): T;
}

export interface Sending {
  body?: unknown;
  headers?: Record<string, string>;
}

/** Talks to the API over real HTTP as a browser does: keeps the cookie, and names its origin. */
export class Client {
  private cookie: string | null = null;

  constructor(readonly url: string) {}

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.send('GET', path, { headers });
  }

  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.send('POST', path, { body, headers });
  }

  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.send('PUT', path, { body, headers });
  }

  delete(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.send('DELETE', path, { headers });
  }

  /** A body that is a string or bytes is sent as it is, anything else as JSON. An empty header is left out. */
  async send(method: string, path: string, { body, headers = {} }: Sending = {}): Promise<Answer> {
    const raw = typeof body === 'string' || body instanceof Uint8Array || body === undefined;
    const all = {
      origin: this.url,
      ...(this.cookie !== null && { cookie: this.cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    };
    const answer = await fetch(this.url + path, {
      method,
      headers: Object.entries(all).filter(([, value]) => value !== ''),
      body: raw ? (body as string | undefined) : JSON.stringify(body),
      redirect: 'manual',
    });
    this.keepCookie(answer.headers);
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: <T>() => JSON.parse(text) as T };
  }

  private keepCookie(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const pair = line.split(';')[0] ?? '';
      this.cookie = pair.endsWith('=') ? null : pair;
    }
  }
}
