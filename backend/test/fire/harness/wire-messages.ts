/** One message of PostgreSQL's protocol 3; the first one of a connection has no type. */
export interface WireMessage {
  readonly type: string;
  /** As it came, head included. */
  readonly bytes: Buffer;
  /** What follows the head. */
  readonly body: Buffer;
}

const LENGTH = 4;

/** Cuts one direction of a connection, which comes in arbitrary pieces, into its messages. */
export class WireMessages {
  private rest: Buffer = Buffer.alloc(0);

  /** `startsUntyped`: the side of the client, whose first message is the one that names user and database. */
  constructor(private startsUntyped: boolean) {}

  /** The messages that are whole with this piece. */
  of(piece: Buffer): WireMessage[] {
    this.rest = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    const messages: WireMessage[] = [];
    for (let message = this.next(); message !== null; message = this.next()) messages.push(message);
    return messages;
  }

  private next(): WireMessage | null {
    const head = this.startsUntyped ? 0 : 1;
    if (this.rest.length < head + LENGTH) return null;
    const end = head + this.rest.readInt32BE(head);
    if (this.rest.length < end) return null;
    const bytes = this.rest.subarray(0, end);
    this.rest = this.rest.subarray(end);
    this.startsUntyped = false;
    return { type: bytes.toString('latin1', 0, head), bytes, body: bytes.subarray(head + LENGTH) };
  }
}

/** The texts at the start of a message, each ended by a zero byte. */
export function textsOf(body: Buffer, count: number): string[] {
  const texts: string[] = [];
  for (let start = 0; texts.length < count;) {
    const end = body.indexOf(0, start);
    texts.push(body.toString('utf8', start, end));
    start = end + 1;
  }
  return texts;
}
