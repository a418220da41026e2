import { Readable } from 'node:stream';
import type { Changes, ChangeTopic } from '@calmirror/contracts';

/** Between two events of a stream, at least: each one makes a console read anew. */
const LEAST_GAP_MS = 1_000;

/** One console's stream of server-sent events (HTML standard, section 9.2). Topics wait, told once each, for a reader that is slow. */
export class ChangeStream {
  readonly body = new Readable({ read: () => this.wantMore() });
  private readonly waiting = new Set<ChangeTopic>();
  private wanted = true;
  private gap: NodeJS.Timeout | null = null;

  constructor(
    /** Token of the session that it belongs to. */
    readonly session: string,
    readonly asked: ReadonlySet<ChangeTopic>,
  ) {
    this.send('hello', [...asked]);
  }

  tell(topics: Iterable<ChangeTopic>): void {
    for (const topic of topics) this.waiting.add(topic);
    this.flush();
  }

  /** Keeps proxies from taking it for dead. A reader that has taken nothing since the last beat is gone. */
  beat(): void {
    if (this.wanted) this.wanted = this.body.push(':\n\n');
    else this.body.destroy();
  }

  /** What was told before still reaches a slow reader, until the next beat; nothing is told from now on. */
  end(): void {
    if (this.gap) clearTimeout(this.gap);
    this.waiting.clear();
    this.body.push(null);
    this.wanted = false;
  }

  private wantMore(): void {
    this.wanted = true;
    this.flush();
  }

  private flush(): void {
    if (this.gap || !this.wanted || this.waiting.size === 0) return;
    const topics = [...this.waiting];
    this.waiting.clear();
    this.send('change', topics);
    this.gap = setTimeout(() => {
      this.gap = null;
      this.flush();
    }, LEAST_GAP_MS).unref();
  }

  private send(event: string, topics: ChangeTopic[]): void {
    const data: Changes = { topics };
    this.wanted = this.body.push(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
