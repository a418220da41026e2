import { once } from 'node:events';
import net from 'node:net';

/** A command of a client's: its tag and what it asks (RFC 9051 §2.2.1). */
const COMMAND = /^\S+ (?:UID )?[A-Z]+/;

/** Hands on what goes to and fro between mail clients and their server, and counts it at the wire. */
export class CountingProxy {
  #server;
  #sockets = new Set();
  #commands = [];
  #bytes = 0;

  static async before(port) {
    const proxy = new CountingProxy();
    proxy.#server = net.createServer((client) => proxy.#join(client, port)).listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port() {
    return this.#server.address().port;
  }

  #join(client, port) {
    const server = net.connect(port, '127.0.0.1');
    for (const socket of [client, server]) {
      this.#sockets.add(socket.setNoDelay());
      socket.on('error', () => socket.destroy()).on('close', () => this.#sockets.delete(socket));
    }
    client.on('data', (bytes) => this.#asked(bytes.toString('latin1'))).on('close', () => server.destroy());
    server.on('data', (bytes) => (this.#bytes += bytes.length)).on('close', () => client.destroy());
    client.pipe(server);
    server.pipe(client);
  }

  /** A client says one line at a time: it waits for the answer. */
  #asked(text) {
    if (COMMAND.test(text)) this.#commands.push(text);
  }

  /** Commands, and bytes that the server sent, since this was asked last. */
  counted() {
    const counted = { commands: this.#commands.length, bytes: this.#bytes };
    this.#commands = [];
    this.#bytes = 0;
    return counted;
  }

  stop() {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
