import { type GraphOptions, GraphServer } from './graph-server.js';
import { isObject, type Json } from './graph-request.js';

/** What a client got for a request. */
export interface SceneAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** An empty object where the answer has no JSON. */
  readonly body: Json;
  /** `error.code` of a refusal. */
  readonly code: string | null;
  readonly text: string;
}

/** A server, and a client that asks it by fetch. */
export class GraphScene {
  private constructor(readonly server: GraphServer) {}

  static async open(options: GraphOptions = {}): Promise<GraphScene> {
    return new GraphScene(await GraphServer.start(options));
  }

  /** @param path behind `/v1.0`, or a whole address */
  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<SceneAnswer> {
    const url = path.startsWith('http') ? path : `${this.server.url}/v1.0${path}`;
    const answered = await fetch(url, {
      method,
      headers: { authorization: 'Bearer token-1', 'content-type': 'application/json', ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await answered.text();
    const read = readJson(text);
    const error = read['error'];
    const code = isObject(error) && typeof error['code'] === 'string' ? error['code'] : null;
    return { status: answered.status, headers: answered.headers, body: read, code, text };
  }

  close(): Promise<void> {
    return this.server.stop();
  }
}

function readJson(text: string): Json {
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? read : {};
  } catch {
    return {};
  }
}
