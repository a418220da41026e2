import { once } from 'node:events';
import net from 'node:net';

/** Bytes of an answer's end that hold its last line. */
const END = 2_000;

/** The least that a reader of a mailbox can do: what it asks comes, and is thrown away. */
export class RawMailbox {
  #socket;
  #commands = 0;

  static async open(port, name, password) {
    const raw = new RawMailbox();
    raw.#socket = net.connect(port, '127.0.0.1').setEncoding('latin1');
    await once(raw.#socket, 'data');
    await raw.#ask(`LOGIN ${name} ${password}`);
    return raw;
  }

  /**
   * The structures of all messages, and the header and the calendars of those that invite.
   * @param {{ uid: number, sections: string[] }[]} inviting
   */
  async read(inviting) {
    await this.#ask('EXAMINE INBOX');
    await this.#ask('UID FETCH 1:* (UID INTERNALDATE RFC822.SIZE BODYSTRUCTURE)');
    const bySections = Map.groupBy(inviting, ({ sections }) => sections.join());
    for (const some of bySections.values()) {
      const sections = some[0].sections.map((section) => `BODY.PEEK[${section}]`).join(' ');
      const uids = some.map(({ uid }) => uid).join(',');
      await this.#ask(`UID FETCH ${uids} (UID BODY.PEEK[HEADER] ${sections})`);
    }
  }

  #ask(command) {
    this.#commands += 1;
    const tag = `m${this.#commands}`;
    let end = '';
    return new Promise((resolve, reject) => {
      const heard = (text) => {
        end = (end + text).slice(-END);
        const word = new RegExp(`(?:^|\r\n)${tag} (\\w+) .*\r\n$`).exec(end)?.[1];
        if (word === undefined) return;
        this.#socket.off('data', heard);
        if (word === 'OK') resolve();
        else reject(new Error(`The mail server does not do ${command.slice(0, 40)}.`));
      };
      this.#socket.on('data', heard);
      this.#socket.write(`${tag} ${command}\r\n`);
    });
  }

  close() {
    this.#socket.destroy();
  }
}
