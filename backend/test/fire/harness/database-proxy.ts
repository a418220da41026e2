import { createServer, type AddressInfo, type Server } from 'node:net';
import { DatabaseLink, type DatabaseWatch, type LinkOrders } from './database-link.js';

/** Stands between one process and PostgreSQL, without TLS: sees each statement, and can hold it, its answer, or everything. */
export class DatabaseProxy implements LinkOrders {
  /** What happens at each statement; nothing unless a test sets it. */
  watch: DatabaseWatch = () => undefined;
  silent = false;
  private readonly links = new Set<DatabaseLink>();

  private constructor(
    private readonly listener: Server,
    /** Address of the database, through this proxy. */
    readonly url: string,
  ) {}

  static async start(databaseUrl: string): Promise<DatabaseProxy> {
    const url = new URL(databaseUrl);
    const address = { host: url.hostname, port: Number(url.port) };
    const listener = createServer((client) => {
      const link = new DatabaseLink(client, address, proxy);
      proxy.links.add(link);
      client.on('close', () => proxy.links.delete(link));
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    url.port = String((listener.address() as AddressInfo).port);
    const proxy = new DatabaseProxy(listener, url.href);
    return proxy;
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
