import path from 'node:path';
import { startEmbedded } from '../../../scripts/lib/postgres/embedded.mjs';
import { temporaryFolder } from '../../../scripts/lib/temporary-folder.mjs';

/** One real PostgreSQL for all integration tests; each test file borrows a database of its own on it. */
export default async function startDatabaseServer() {
  const { folder, remove } = temporaryFolder('test');
  const server = await startEmbedded({ folder: path.join(folder, 'postgres'), durable: false });
  process.env.TEST_DATABASE_SERVER = server.url;
  globalThis.stopTestDatabaseServer = async () => {
    await server.stop();
    remove();
  };
}
