import type { Socket } from 'node:net';
import { ProviderError } from '@calmirror/core';
import { transportError } from '../../http/transport-error.js';
import { ClientStream } from './client-stream.js';
import { type DialledServer, hungUp } from './dial-mail-server.js';
import type { MailLimits } from './mail-limits.js';
import { farewell, greetingError, loginForbidden, type StatusWord, statusWord } from './mail-refusal.js';
import { type RawResponse, ResponseReader, tooLarge } from './response-reader.js';
import { undecodable } from './response-value.js';

export interface LinkParts {
  readonly host: string;
  readonly limits: MailLimits;
  /** Ends the connection with all that waits for it. */
  readonly signal: AbortSignal;
}

/** How is heard what comes untagged until a command's answer. */
export interface Hearing {
  readonly onResponse: (response: RawResponse) => void;
  /** A response was too large, and is passed over. Where nobody hears of that, it ends the connection. */
  readonly onOversized?: () => void;
  /** The server asks to go on. */
  readonly onContinue?: () => void;
  /** Bytes that may come in all; `commandBytes` if nothing is said. */
  readonly mostBytes?: number;
}

/** Bytes that hold a command's tag and name. */
const COMMAND_HEAD = 60;
const COMMAND = /^(\S+) (\S+)/;
const CAPABILITY = /^\* CAPABILITY (.*)$/i;
const CAPABILITY_NAME = /^[A-Za-z0-9=+.:_/-]{1,100}$/;
const MAX_CAPABILITIES = 200;
/** Known to node-imap, and of no use here: it would ask for what follows from it. */
const UNUSED_CAPABILITY = 'NAMESPACE';

/**
 * The line to a server. All that it says is read here, in bounded size and time; imap-simple's client, which keeps the dialogue, is
 * told no more than it needs to go on, in words of our own.
 */
export class ServerLink {
  readonly stream: ClientStream;
  /** In upper case, as last told. */
  capabilities: ReadonlySet<string> = new Set();
  /** The last tagged answer. */
  answer: StatusWord | null = null;
  failure: Error | null = null;
  private readonly socket: Socket;
  private readonly reader: ResponseReader;
  private awaitsGreeting: boolean;
  /** Command that waits for its answer. */
  private sent: { readonly tag: string; readonly name: string } | null = null;
  private hearing: Hearing = { onResponse: () => undefined };
  private resolve: (word: StatusWord) => void = () => undefined;
  private reject: (error: Error) => void = () => undefined;
  private received = 0;
  private silence: NodeJS.Timeout | undefined;
  private readonly aborted = (): void => this.fail(this.parts.signal.reason as Error);

  constructor(
    { socket, greets }: DialledServer,
    private readonly parts: LinkParts,
  ) {
    this.socket = socket;
    this.awaitsGreeting = greets;
    this.reader = new ResponseReader(
      parts.limits,
      (response) => this.heard(response),
      (bytesToCome) => this.oversized(bytesToCome),
    );
    this.stream = new ClientStream({
      onOpen: () => this.begin(),
      onCommand: (bytes) => this.send(bytes),
      onEnd: () => this.clientEnded(),
    });
    parts.signal.addEventListener('abort', this.aborted);
    if (parts.signal.aborted) this.aborted();
  }

  /** Sends by `start`, and resolves with the tagged answer, whatever it says. */
  exchange(start: () => void, hearing: Hearing): Promise<StatusWord> {
    return new Promise((resolve, reject) => {
      if (this.failure !== null) return reject(this.failure);
      this.received = 0;
      this.hearing = hearing;
      this.resolve = resolve;
      this.reject = reject;
      this.expectWithin(this.parts.limits.commandMs);
      start();
    });
  }

  /** Waits for what `start` is to resolve, unless the connection ends before. */
  standing(start: (resolve: () => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.failure !== null) return reject(this.failure);
      this.reject = reject;
      start(resolve);
    });
  }

  /** From now on nothing but a response keeps the connection alive for longer; null: silence is no fault. */
  expectWithin(ms: number | null): void {
    clearTimeout(this.silence);
    this.silence = ms === null ? undefined : setTimeout(() => this.fail(this.timeout()), ms);
  }

  /** Sends a tagged command, or what a client answers in the midst of one. */
  send(bytes: Buffer | string): void {
    const [, tag, name = ''] = COMMAND.exec(bytes.toString('latin1').slice(0, COMMAND_HEAD)) ?? [];
    if (tag !== undefined) this.sent = { tag, name: name.trim().toUpperCase() };
    this.write(bytes);
  }

  write(bytes: Buffer | string): void {
    if (this.failure === null) this.socket.write(bytes);
  }

  timeout(): ProviderError {
    return new ProviderError('temporary', 'timeout', `${this.parts.host} does not answer in time.`);
  }

  /** Ends the connection. Who waits gets `error`, and so does who asks later. */
  fail(error: Error): void {
    if (this.failure !== null) return;
    this.failure = error;
    this.expectWithin(null);
    this.parts.signal.removeEventListener('abort', this.aborted);
    this.socket.on('error', () => undefined).destroy();
    this.stream.destroy();
    this.reject(error);
  }

  /** The client ends where it finds no way to sign in, or has failed: `answer` says more, where the server said something. */
  private clientEnded(): void {
    this.fail(this.answer === null || this.answer.status === 'OK' ? loginForbidden() : hungUp());
  }

  private begin(): void {
    this.socket.on('data', (bytes: Buffer) => this.receive(bytes));
    this.socket.on('error', (error) => this.fail(transportError(error, this.parts.host, this.phase)));
    this.socket.on('end', () => this.fail(this.ended()));
    this.socket.on('close', () => this.fail(this.ended()));
    if (this.socket.destroyed) this.fail(hungUp());
    else if (!this.awaitsGreeting) this.stream.say('* OK ready');
  }

  private get phase(): 'headers' | 'body' {
    return this.reader.isWithin ? 'body' : 'headers';
  }

  private ended(): ProviderError {
    if (this.phase === 'headers') return hungUp();
    return new ProviderError('temporary', 'truncated', `${this.parts.host}: the connection ended within the answer.`);
  }

  private receive(bytes: Buffer): void {
    if (this.failure !== null) return;
    try {
      this.received += bytes.length;
      if (this.received > this.mostBytes) throw tooLarge();
      this.reader.push(bytes);
    } catch (error) {
      this.fail(error instanceof ProviderError ? error : undecodable());
    }
  }

  /** What may be received until the answer. */
  private get mostBytes(): number {
    return this.hearing.mostBytes ?? this.parts.limits.commandBytes;
  }

  private oversized(bytesToCome: number): void {
    const { onOversized } = this.hearing;
    if (onOversized === undefined || this.received + bytesToCome > this.mostBytes) throw tooLarge();
    this.silence?.refresh();
    onOversized();
  }

  private heard(response: RawResponse): void {
    if (this.failure !== null) return;
    const line = response.lines[0]?.toString('latin1') ?? '';
    if (this.awaitsGreeting) this.greeted(line);
    else if (line.startsWith('* ')) this.untagged(line, response);
    else if (line.startsWith('+')) this.continued();
    else this.tagged(line);
  }

  private greeted(line: string): void {
    const refused = greetingError(line);
    if (refused !== null) throw refused;
    // Whoever we are taken for before we said who we are, it is not whose mailbox is asked for.
    if (!/^\* OK\b/i.test(line)) throw undecodable();
    this.awaitsGreeting = false;
    this.stream.say('* OK ready');
  }

  private untagged(line: string, response: RawResponse): void {
    const word = statusWord(line);
    if (word?.status === 'BYE' && this.sent?.name !== 'LOGOUT') throw farewell(word);
    const [, names] = CAPABILITY.exec(line) ?? [];
    this.silence?.refresh();
    if (names === undefined) this.hearing.onResponse(response);
    else this.able(names);
  }

  private able(names: string): void {
    const told = names
      .toUpperCase()
      .split(' ', MAX_CAPABILITIES)
      .filter((name) => CAPABILITY_NAME.test(name));
    this.capabilities = new Set(told);
    this.stream.say(`* CAPABILITY ${told.filter((name) => name !== UNUSED_CAPABILITY).join(' ')}`);
  }

  private continued(): void {
    if (this.hearing.onContinue !== undefined) this.hearing.onContinue();
    // The one thing that a server asks for while we sign in: to be told that its reasons for a refusal were heard.
    else if (this.sent?.name === 'AUTHENTICATE') this.stream.say('+ e30=');
    else throw undecodable();
  }

  private tagged(line: string): void {
    const word = statusWord(line);
    const { sent } = this;
    if (word === null || sent === null || !line.startsWith(`${sent.tag} `)) throw undecodable();
    this.expectWithin(null);
    this.sent = null;
    this.received = 0;
    this.answer = word;
    const { resolve } = this;
    this.resolve = () => undefined;
    this.reject = () => undefined;
    // Who heard the responses hears also those after the answer: news may come between two commands.
    this.hearing = { onResponse: this.hearing.onResponse };
    this.stream.say(`${sent.tag} ${word.status} done`);
    resolve(word);
  }
}
