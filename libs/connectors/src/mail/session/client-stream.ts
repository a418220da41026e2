import { Duplex } from 'node:stream';

export interface ClientStreamOwner {
  /** The client would connect now; what it is to read may be said from now on. */
  readonly onOpen: () => void;
  readonly onCommand: (bytes: Buffer) => void;
  /** The client wants no more, or failed over what it was told. */
  readonly onEnd: () => void;
}

/**
 * What node-imap takes for its socket. Behind it the connection stands already; it reads only what its owner says, since its own
 * parser can be made to crash, to hang and to write into `Object.prototype` by what a server sends (ADR 0017).
 */
export class ClientStream extends Duplex {
  constructor(private readonly owner: ClientStreamOwner) {
    super();
  }

  /** One line for the client, without its end. */
  say(line: string): void {
    if (!this.destroyed) this.push(`${line}\r\n`);
  }

  connect(): this {
    setImmediate(() => {
      // A client that believed in a connection by now would start a clock that nobody stops.
      if (this.destroyed) return;
      this.emit('connect');
      // Its parser looks for data in the tick after it was made.
      this.owner.onOpen();
    });
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  setTimeout(): this {
    return this;
  }

  /** Never ended for real: a client that writes on afterwards would get an error event that nobody listens to. */
  override end(): this {
    this.owner.onEnd();
    return this;
  }

  override on(event: string | symbol, listener: (...args: never[]) => void): this {
    if (event !== 'readable') return super.on(event, listener as (...args: unknown[]) => void);
    return super.on(event, (...args: unknown[]) => {
      try {
        (listener as (...args: unknown[]) => void)(...args);
      } catch {
        this.owner.onEnd();
      }
    });
  }

  override _read(): void {
    // Lines come when the server has sent them.
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.owner.onCommand(bytes);
    done();
  }
}
