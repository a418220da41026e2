import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, isAnswered } from '../../scripts/lib/ports.mjs';
import { temporaryFolder } from '../../scripts/lib/temporary-folder.mjs';

/** Of Debian's packages dovecot-imapd and dovecot-lmtpd. */
const programs = ['/usr/sbin/dovecot', '/usr/lib/dovecot/imap', '/usr/lib/dovecot/lmtp'];

export const isDovecotInstalled = programs.every((program) => fs.existsSync(program));

/** Of every mailbox there is, and there is one for every name. */
export const password = 'measured';

/** Rights of root's; here is nothing to be locked out of. */
const chrooted = ['anvil', 'imap-login', 'imap-urlauth-login', 'ipc', 'old-stats'];

/** Dovecot runs as whoever starts it; root may not own mail. */
function owner() {
  const { uid, gid, username } = os.userInfo();
  if (uid === 0) return { mail: 'uid=dovecot gid=dovecot', lines: [] };
  const internal = [`default_internal_user = ${username}`, `default_login_user = ${username}`];
  return { mail: `uid=${uid} gid=${gid}`, lines: internal };
}

const configuration = (folder, port) => `
protocols = imap lmtp
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
${owner().lines.join('\n')}
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
mail_max_userip_connections = 1000
default_client_limit = 4000
default_process_limit = 1000
mailbox_idle_check_interval = 1 secs
first_valid_uid = 1
mail_location = maildir:~/Maildir
namespace inbox {
  inbox = yes
}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = ${owner().mail} home=${folder}/mail/%u allow_all_users=yes
}
${chrooted.map((service) => `service ${service} {\n  chroot =\n}`).join('\n')}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
service lmtp {
  unix_listener lmtp {
    mode = 0666
  }
}
protocol lmtp {
  postmaster_address = postmaster@mail.test
}
`;

/** A Dovecot on the loopback interface, with a mailbox for every name. */
export class MailServer {
  #process;
  #place;
  #files = 0;

  static async start() {
    const server = new MailServer();
    server.#place = temporaryFolder('bench-mail');
    server.port = await freePort();
    const { folder } = server.#place;
    fs.chmodSync(folder, 0o755);
    fs.mkdirSync(path.join(folder, 'mail'));
    fs.chmodSync(path.join(folder, 'mail'), 0o777);
    const file = path.join(folder, 'dovecot.conf');
    fs.writeFileSync(file, configuration(folder, server.port));
    server.#process = spawn(programs[0], ['-F', '-c', file], { stdio: 'ignore', detached: true });
    // A server of many processes: a run that fails leaves none of them behind.
    process.once('exit', server.#end);
    while (!(await isAnswered(server.port))) {
      if (server.#process.exitCode !== null)
        throw new Error(`Dovecot ended: ${fs.readFileSync(path.join(folder, 'log'), 'utf8')}`);
      await wait(50);
    }
    return server;
  }

  /**
   * Lays mails into a mailbox that was never opened, in their order. A mail of which there are many is written once: all of
   * its messages are links to one file.
   * @param {string} name
   * @param {Iterable<Buffer>} mails
   * @returns {number} bytes of all messages
   */
  fill(name, mails) {
    const maildir = path.join(this.#place.folder, 'mail', name, 'Maildir');
    for (const part of ['cur', 'new', 'tmp']) fs.mkdirSync(path.join(maildir, part), { recursive: true });
    const written = new Map();
    let bytes = 0;
    for (const mail of mails) {
      this.#files += 1;
      bytes += mail.length;
      const file = path.join(
        maildir,
        'cur',
        `${1_700_000_000 + this.#files}.M${this.#files}.bench,S=${mail.length}:2,S`,
      );
      const first = written.get(mail);
      if (first) fs.linkSync(first, file);
      else {
        fs.writeFileSync(file, mail);
        written.set(mail, file);
      }
    }
    if (os.userInfo().uid === 0) this.#giveAway(path.dirname(maildir));
    return bytes;
  }

  /** Whom the mail belongs to may write beside it. */
  #giveAway(folder) {
    for (const one of [
      folder,
      `${folder}/Maildir`,
      ...['cur', 'new', 'tmp'].map((part) => `${folder}/Maildir/${part}`),
    ])
      fs.chmodSync(one, 0o777);
  }

  /** Opens a way to hand in mails by LMTP (RFC 2033). */
  delivery() {
    return Delivery.open(path.join(this.#place.folder, 'run', 'lmtp'));
  }

  #end = () => {
    process.kill(-this.#process.pid, 'SIGKILL');
    this.#place.remove();
  };

  stop() {
    process.off('exit', this.#end);
    this.#end();
  }
}

/** One connection, mail after mail. */
class Delivery {
  #socket;
  #said = '';
  #heard = () => undefined;

  static async open(file) {
    const delivery = new Delivery();
    delivery.#socket = net.connect(file).setEncoding('latin1');
    delivery.#socket.on('data', (text) => {
      delivery.#said += text;
      delivery.#heard();
    });
    await delivery.#expect('220');
    await delivery.#say('LHLO mail.test', '250');
    return delivery;
  }

  /** Resolves when the server has it. */
  async hand(mail, to) {
    await this.#say('MAIL FROM:<sender@mail.test>', '250');
    await this.#say(`RCPT TO:<${to}>`, '250');
    await this.#say('DATA', '354');
    await this.#say(`${mail.toString('latin1')}.`, '250');
  }

  async #say(text, code) {
    this.#socket.write(`${text}\r\n`, 'latin1');
    await this.#expect(code);
  }

  async #expect(code) {
    while (!/^\d{3} .*\r\n/m.test(this.#said)) await new Promise((resolve) => (this.#heard = resolve));
    const said = this.#said;
    this.#said = '';
    if (!said.startsWith(code)) throw new Error(`The mail server answers ${said.trim()}, not ${code}.`);
  }

  close() {
    this.#socket.destroy();
  }
}
