import type { Changes, ChangeTopic } from '@calmirror/contracts';
import { ADMINISTRATOR } from '../../harness/administrator.js';
import type { RunningApp } from '../../harness/start-app.js';

/** What a browser's EventSource would hand on. */
export interface HeardEvent {
  readonly event: string;
  readonly topics: readonly ChangeTopic[];
}

/** One browser's stream of changes. */
export class Listening {
  readonly events: HeardEvent[] = [];
  readonly ended: Promise<void>;

  private constructor(
    readonly status: number,
    readonly headers: Headers,
    private readonly body: ReadableStream<Uint8Array>,
    private readonly aborting: AbortController,
  ) {
    this.ended = this.read().catch(() => undefined);
  }

  static async to({ url }: RunningApp, topics: string, cookie: string): Promise<Listening> {
    const aborting = new AbortController();
    const answer = await fetch(`${url}/api/changes?topics=${topics}`, {
      headers: { cookie, 'accept-encoding': 'gzip' },
      signal: aborting.signal,
    });
    if (!answer.body) throw new Error('no body was answered');
    return new Listening(answer.status, answer.headers, answer.body, aborting);
  }

  /** Every topic that was told so far. */
  get told(): ChangeTopic[] {
    const changes = this.events.filter(({ event }) => event === 'change');
    return [...new Set(changes.flatMap(({ topics }) => topics))].sort();
  }

  leave(): void {
    this.aborting.abort();
  }

  private async read(): Promise<void> {
    let text = '';
    for await (const chunk of this.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (text + chunk).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
  }

  private take(block: string): void {
    const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
    if (event && data) this.events.push({ event, ...(JSON.parse(data) as Changes) });
  }
}

/** The cookie of a new session of the administrator. */
export async function newSession({ url }: RunningApp): Promise<string> {
  const answer = await fetch(`${url}/api/auth/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify(ADMINISTRATOR),
  });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
