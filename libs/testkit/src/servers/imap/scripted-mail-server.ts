import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { SELF_SIGNED } from '../self-signed.js';

/** A connection as a script sees it: what the client wants, and the lines that it gets. */
export interface MailTalk {
  readonly tag: string;
  /** The command without its tag. */
  readonly command: string;
  /** Lines, each ended; bytes as Latin-1. */
  say(...lines: readonly string[]): void;
  /** Bytes as they stand. */
  sayRaw(text: string): void;
  hangUp(): void;
}

/** Answers one command; true: it has, false: the usual answer is wanted. */
export type MailScript = (talk: MailTalk) => boolean;

export interface ScriptedMailOptions {
  readonly security?: 'tls' | 'starttls' | 'none';
  readonly capabilities?: string;
  /** Null: the server never says a word. */
  readonly greeting?: string | null;
  /** What comes with the consent to STARTTLS, in the same packet. */
  readonly afterStartTls?: string;
}

const MINIMAL = 'IMAP4rev1 AUTH=PLAIN';

/** A mail server that follows the rules as far as its script lets it: for all that no honest one does. */
export class ScriptedMailServer {
  /** Commands of all connections without their tags, oldest first. */
  readonly commands: string[] = [];
  connections = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly script: MailScript,
    private readonly options: ScriptedMailOptions,
  ) {}

  static async start(script: MailScript = () => false, options: ScriptedMailOptions = {}): Promise<ScriptedMailServer> {
    const server = createServer((socket) => scripted.greet(socket));
    const scripted = new ScriptedMailServer(server, script, options);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return scripted;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private greet(socket: Socket): void {
    this.connections += 1;
    this.sockets.add(socket);
    // Clients that hang up in the midst of an answer are what many tests are about.
    socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
    const { security = 'tls', greeting = '* OK ready' } = this.options;
    const line = security === 'tls' ? secured(socket) : socket;
    if (greeting !== null) line.write(`${greeting}\r\n`);
    this.listen(line);
  }

  private listen(line: Socket): void {
    let pending = '';
    const read = (data: Buffer): void => {
      pending += data.toString('latin1');
      for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
        const [, tag = '', command = ''] = /^(\S*) ?(.*)$/.exec(pending.slice(0, end)) ?? [];
        pending = pending.slice(end + 2);
        this.commands.push(command);
        if (/^STARTTLS$/i.test(command) && this.options.security === 'starttls') {
          line.off('data', read);
          line.write(`${tag} OK go ahead\r\n${this.options.afterStartTls ?? ''}`);
          this.listen(secured(line));
          return;
        }
        this.answer(line, tag, command);
      }
    };
    line.on('data', read);
  }

  private answer(line: Socket, tag: string, command: string): void {
    const say = (...lines: readonly string[]): void => this.write(line, lines.map((text) => `${text}\r\n`).join(''));
    const talk: MailTalk = {
      tag,
      command,
      say,
      sayRaw: (text) => this.write(line, text),
      hangUp: () => line.destroy(),
    };
    if (this.script(talk)) return;
    if (/^CAPABILITY/i.test(command)) say(`* CAPABILITY ${this.options.capabilities ?? MINIMAL}`);
    if (/^LOGOUT/i.test(command)) say('* BYE see you');
    if (/^STATUS/i.test(command)) say('* STATUS INBOX (UIDVALIDITY 7 UIDNEXT 3 MESSAGES 2)');
    if (/^EXAMINE/i.test(command)) say('* 2 EXISTS', '* OK [UIDVALIDITY 7] valid', '* OK [UIDNEXT 3] next');
    if (/^UID SEARCH/i.test(command)) say('* SEARCH 1 2');
    say(`${tag} OK done`);
  }

  private write(line: Socket, text: string): void {
    if (line.writable) line.write(Buffer.from(text, 'latin1'));
  }
}

function secured(socket: Socket): TLSSocket {
  const line = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(SELF_SIGNED) });
  return line.on('error', () => undefined);
}
