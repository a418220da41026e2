import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { DatabaseUnreachable, migrate } from '../../src/database/migrate.js';

describe('a database server that takes the connection and says nothing', () => {
  let server: Server;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    server = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it('is given up within seconds, with one line', async () => {
    const { port } = server.address() as AddressInfo;
    const refusal = await migrate(`postgres://me:hidden@127.0.0.1:${port}/calmirror`).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DatabaseUnreachable);
    expect((refusal as Error).message).toMatch(
      new RegExp(`^the database at 127\\.0\\.0\\.1:${port} is not reachable: `),
    );
  }, 20_000);
});
