import { connect, type Socket } from 'node:net';
import type { DatabaseRound } from './database-round.js';
import { textsOf, type WireMessage, WireMessages } from './wire-messages.js';

/** Called before a round goes to the server, and again before its answer goes to the client; it goes on when this does. */
export type DatabaseWatch = (moment: 'before' | 'after', round: DatabaseRound) => Promise<void> | undefined;

export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
}

export interface LinkOrders {
  readonly watch: DatabaseWatch;
  /** While true nothing passes in either direction. */
  readonly silent: boolean;
}

/** One connection of a client, carried through to the server message by message. Rounds are never pipelined. */
export class DatabaseLink {
  private readonly server: Socket;
  private readonly fromClient = new WireMessages(true);
  private readonly fromServer = new WireMessages(false);
  private readonly statements = new Map<string, string>();
  private application = '';
  private asked: WireMessage[] = [];
  private answered: WireMessage[] = [];
  private name = '';
  private text = '';
  private transaction: string[] = [];
  private round: DatabaseRound | null = null;

  constructor(
    private readonly client: Socket,
    address: DatabaseAddress,
    private readonly orders: LinkOrders,
  ) {
    this.server = connect(address);
    for (const socket of [client, this.server]) socket.setNoDelay(true).on('error', () => undefined);
    client.on('close', () => this.server.destroy()).on('data', (piece) => this.fromClient.of(piece).forEach(this.hear));
    this.server.on('close', () => client.destroy()).on('data', (piece) => this.fromServer.of(piece).forEach(this.tell));
  }

  cut(): void {
    this.client.destroy();
    this.server.destroy();
  }

  private readonly hear = (message: WireMessage): void => {
    const { type, body } = message;
    if (type === '') this.application = /application_name\0([^\0]*)/.exec(body.toString('utf8'))?.[1] ?? '';
    if (type === 'P') {
      const [name = '', text = ''] = textsOf(body, 2);
      this.statements.set(name, text);
    }
    if (type === 'B') {
      this.name = textsOf(body, 2)[1] ?? '';
      this.text = this.statements.get(this.name) ?? '';
    }
    if (type === 'Q') [this.name, this.text] = ['', textsOf(body, 1)[0] ?? ''];
    this.asked.push(message);
    // A round ends with a simple query or a Sync; all that belongs to no round passes as it comes.
    if (type === 'Q' || type === 'S') void this.ask();
    else if (!'PBDECHdcf'.includes(type) || type === '') this.pass(this.server, this.asked.splice(0));
  };

  private async ask(): Promise<void> {
    const messages = this.asked.splice(0);
    this.transaction.push(this.text);
    const { application, name, text, transaction } = this;
    this.round = { application, name, text, transaction: [...transaction], done: [], rows: 0 };
    await this.orders.watch('before', this.round);
    this.pass(this.server, messages);
  }

  private readonly tell = (message: WireMessage): void => {
    if (this.round === null) return this.pass(this.client, [message]);
    this.answered.push(message);
    if (message.type === 'Z') void this.answer(this.round, message);
  };

  private async answer(round: DatabaseRound, ready: WireMessage): Promise<void> {
    const messages = this.answered.splice(0);
    this.round = null;
    // `I`: no transaction is open after this round.
    if (ready.body.toString('latin1') === 'I') this.transaction = [];
    const done = messages.filter(({ type }) => type === 'C').map(({ body }) => textsOf(body, 1)[0] ?? '');
    const rows = messages.filter(({ type, body }) => type === 'D' && hasFirstColumn(body)).length;
    await this.orders.watch('after', { ...round, done, rows });
    this.pass(this.client, messages);
  }

  private pass(to: Socket, messages: readonly WireMessage[]): void {
    if (!this.orders.silent && to.writable) to.write(Buffer.concat(messages.map(({ bytes }) => bytes)));
  }
}

/** Of a DataRow: a count of columns, then each with its length, which is -1 where it is null. */
const hasFirstColumn = (body: Buffer): boolean => body.readInt16BE(0) > 0 && body.readInt32BE(2) >= 0;
