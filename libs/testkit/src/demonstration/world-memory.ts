import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** How often it is looked whether there is something new to write down. */
const LOOK_MS = 1_000;
/** Of what is written; another one is not understood. */
const VERSION = 1;

/** A file that keeps what the servers hold from one start to the next. Whole at any moment, and at most a second behind. */
export class WorldMemory {
  private written = Buffer.alloc(0);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly file: string) {}

  /** Null where nothing is kept, or nothing that is understood: then all begins anew. */
  read<T>(): T | null {
    try {
      const kept = deserialize(readFileSync(this.file)) as { readonly version: number; readonly held: T };
      return kept.version === VERSION ? kept.held : null;
    } catch {
      return null;
    }
  }

  keep(held: () => object): void {
    this.timer = setInterval(() => this.write(held()), LOOK_MS).unref();
  }

  write(held: object): void {
    const bytes = serialize({ version: VERSION, held });
    if (bytes.equals(this.written)) return;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, bytes);
    renameSync(`${this.file}.new`, this.file);
    this.written = bytes;
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
