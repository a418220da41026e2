import { hash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';

/** Serves feeds on the loopback interface and counts what is asked for. A feed is known by its ETag unless it is not to be. */
export class FeedServer {
  #server;
  #feeds = new Map();
  requests = 0;

  static async start() {
    const feeds = new FeedServer();
    feeds.#server = http.createServer((request, response) => feeds.#answer(request, response)).listen(0, '127.0.0.1');
    await once(feeds.#server, 'listening');
    return feeds;
  }

  /** Puts a feed at `path`, in place of the one that stood there, and answers its address. */
  put(path, body, { validators = true } = {}) {
    this.#feeds.set(path, { body, etag: validators ? `"${hash('sha256', body)}"` : null });
    return `http://127.0.0.1:${this.#server.address().port}${path}`;
  }

  #answer({ url, headers }, response) {
    this.requests += 1;
    const found = this.#feeds.get(url);
    if (!found) return response.writeHead(404).end();
    const validator = found.etag ? { etag: found.etag } : {};
    if (found.etag && headers['if-none-match'] === found.etag) return response.writeHead(304, validator).end();
    response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8', ...validator }).end(found.body);
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
