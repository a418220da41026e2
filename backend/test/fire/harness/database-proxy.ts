import { createServer, type AddressInfo, type Server } from 'node:net';
import { type DatabaseAddress, DatabaseLink, type DatabaseWatch, type LinkOrders } from './database-link.js';

/** Stands between one process and PostgreSQL, without TLS: sees each statement, and can hold it, its answer, or everything. */
export class DatabaseProxy implements LinkOrders {
  /** What happens at each statement; nothing unless a test sets it. */
  watch: DatabaseWatch = () => undefined;
  silent = false;
  private readonly links = new Set<DatabaseLink>();

  private constructor(
    private readonly listener: Server,
    private address: DatabaseAddress,
    /** Address of the database, through this proxy. */
    readonly url: string,
  ) {}

  static async start(databaseUrl: string): Promise<DatabaseProxy> {
    const url = new URL(databaseUrl);
    const listener = createServer((client) => {
      const link = new DatabaseLink(client, proxy.address, proxy);
      proxy.links.add(link);
      client.on('close', () => proxy.links.delete(link));
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    url.port = String((listener.address() as AddressInfo).port);
    const proxy = new DatabaseProxy(listener, addressOf(databaseUrl), url.href);
    return proxy;
  }

  /** From now on connections go to a database that has moved. */
  follow(databaseUrl: string): void {
    this.address = addressOf(databaseUrl);
  }

  /** Cuts all connections that stand; new ones can be made. */
  cut(): void {
    for (const link of this.links) link.cut();
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.listener.close(() => resolve()));
  }
}

function addressOf(databaseUrl: string): DatabaseAddress {
  const { hostname, port } = new URL(databaseUrl);
  return { host: hostname, port: Number(port) };
}
