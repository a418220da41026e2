import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../scripts/lib/postgres/embedded.mjs';
import { temporaryFolder } from '../../scripts/lib/temporary-folder.mjs';
import { migrate } from './built.mjs';

/** The database server of one run of all measures, as durable as that of an installation, and a folder for leftovers. */
export class Surroundings {
  #databases = 0;
  #closed;

  constructor(server, { folder, remove }) {
    this.server = server;
    this.folder = folder;
    this.remove = remove;
  }

  static async open() {
    const place = temporaryFolder('bench');
    return new Surroundings(await startEmbedded({ folder: path.join(place.folder, 'postgres') }), place);
  }

  /** The address of an empty database of this product's schema. */
  async database() {
    this.#databases += 1;
    const name = `bench_${this.#databases}`;
    const client = new pg.Client(this.server.url);
    await client.connect();
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    const url = new URL(this.server.url);
    url.pathname = name;
    await migrate(url.href);
    return url.href;
  }

  close() {
    this.#closed ??= this.server.stop().then(() => this.remove());
    return this.#closed;
  }
}
