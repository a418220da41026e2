import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** A line protocol with a mail server, spoken by hand: sends text, and reads on until an answer is whole. */
export class LineClient {
  private received = '';
  private closed = false;
  private readonly changed = new Set<() => void>();

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      this.received += text;
      this.tell();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.closed = true;
      this.tell();
    });
  }

  static async connect(to: { port: number; host: string } | { path: string }): Promise<LineClient> {
    const socket = connect(to);
    await once(socket, 'connect');
    return new LineClient(socket);
  }

  send(text: string | Uint8Array): void {
    this.socket.write(text);
  }

  /** All that came up to and with the first match of `end`, bytes as Latin-1. */
  async until(end: RegExp): Promise<string> {
    for (;;) {
      const found = end.exec(this.received);
      if (found) {
        const answer = this.received.slice(0, found.index + found[0].length);
        this.received = this.received.slice(answer.length);
        return answer;
      }
      if (this.closed) throw new Error(`The mail server hung up: ${this.received}`);
      await new Promise<void>((resolve) => this.changed.add(resolve));
    }
  }

  close(): void {
    this.socket.destroy();
  }

  private tell(): void {
    for (const resolve of this.changed) resolve();
    this.changed.clear();
  }
}
