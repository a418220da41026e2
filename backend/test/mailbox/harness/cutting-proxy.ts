import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands before a mail server, and can hang up, or wait, in the middle of a session. */
export class CuttingProxy {
  /** Whether a session was cut since `cutAt`. */
  hasCut = false;
  private at = Number.POSITIVE_INFINITY;
  private heldBefore: string | null = null;
  private readonly held: (() => void)[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(toPort: number): Promise<CuttingProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new CuttingProxy(server, (server.address() as AddressInfo).port);
    server.on('connection', (socket: Socket) => proxy.join(socket, connect(toPort, '127.0.0.1')));
    return proxy;
  }

  /** Sessions from now on are cut when this many commands came, before the last of them is handed on. */
  cutAt(commands: number): void {
    this.at = commands;
    this.hasCut = false;
  }

  cutNoMore(): void {
    this.at = Number.POSITIVE_INFINITY;
  }

  /** Cuts all sessions that are open now. */
  hangUp(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Sessions from now on wait before this command, until `goOn`. */
  holdBefore(command: string): void {
    this.heldBefore = command;
  }

  /** Sessions that wait. */
  get waiting(): number {
    return this.held.length;
  }

  goOn(): void {
    this.heldBefore = null;
    for (const handOn of this.held.splice(0)) handOn();
  }

  async stop(): Promise<void> {
    this.hangUp();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket, server: Socket): void {
    let commands = 0;
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.on('error', end).on('close', () => {
        this.sockets.delete(socket);
        end();
      });
    }
    client.on('data', (bytes) => {
      commands += bytes.toString('latin1').split('\r\n').length - 1;
      const handOn = (): void => void server.write(bytes);
      if (this.heldBefore !== null && bytes.includes(` ${this.heldBefore} `)) return void this.held.push(handOn);
      if (commands < this.at) return handOn();
      this.hasCut = true;
      end();
    });
    server.on('data', (bytes) => client.write(bytes));
  }
}
