import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, openSync, closeSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  DOVECOT_PASSWORD,
  DOVECOT_USERS,
  type DovecotOptions,
  type DovecotUser,
  writeDovecotConfig,
} from './dovecot-config.js';
import { dovecotCommand } from './dovecot-installed.js';
import { deliverByLmtp } from './imap/deliver.js';
import { MailProgram, quoted } from './imap/mail-program.js';

const START_MS = 20_000;
const LOOK_AGAIN_MS = 20;

/** A real Dovecot on loopback with accounts and mailboxes of its own, that leaves nothing behind. */
export class Dovecot {
  readonly users = DOVECOT_USERS;
  readonly host = '127.0.0.1';
  private process: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    private readonly options: DovecotOptions,
    /** TLS from the first byte; its certificate is `SELF_SIGNED`. */
    readonly tlsPort: number,
    /** Plain, with STARTTLS. */
    readonly plainPort: number,
  ) {}

  /** Resolves when it answers. */
  static async start(options: DovecotOptions = {}): Promise<Dovecot> {
    const [tls, plain] = [await freePort(), await freePort()];
    const dovecot = new Dovecot(mkdtempSync(join(tmpdir(), 'dovecot-')), options, tls, plain);
    await dovecot.resume();
    return dovecot;
  }

  /** One more person's mailbox, empty until somebody asks for it. */
  someone(name: string): DovecotUser {
    return { name, password: DOVECOT_PASSWORD };
  }

  /** A mail comes in, by LMTP: into the INBOX. */
  async deliver(raw: string | Uint8Array, to: DovecotUser = this.users.alice): Promise<void> {
    await deliverByLmtp(join(this.folder, 'run', 'lmtp'), to.name, raw);
  }

  /** Another program puts a mail into a folder, with the time at which it was received. */
  async append(folder: string, raw: string | Uint8Array, receivedAt?: string): Promise<void> {
    await this.byProgram((program) => program.append(folder, raw, receivedAt));
  }

  /** @param folder its name as it goes over the wire: in modified UTF-7 (RFC 3501 §5.1.3) */
  async createFolder(folder: string): Promise<void> {
    await this.byProgram((program) => program.command(`CREATE ${quoted(folder)}`));
  }

  /** Another program that uses the mailbox, signed in. It is to be closed. */
  program(user: DovecotUser = this.users.alice): Promise<MailProgram> {
    return MailProgram.open(this.plainPort, user);
  }

  /** Gives a folder a new UIDVALIDITY, as after a restored backup. */
  async changeUidValidity(folder: string, user: DovecotUser = this.users.alice): Promise<void> {
    const value = String(2_000_000_000 + Math.floor(Math.random() * 1_000_000_000));
    await this.administer(['mailbox', 'update', '-u', user.name, '--uid-validity', value, folder]);
  }

  /** Ends it with all its connections, as a failure would: its mailboxes stay for `resume`. */
  async kill(): Promise<void> {
    const running = this.process;
    this.process = null;
    if (running?.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    killAll(running);
    await gone;
  }

  /** Starts it again on the same ports, with what it held. */
  async resume(): Promise<void> {
    const command = dovecotCommand();
    if (command === null) throw new Error('Dovecot is not installed here.');
    const ports = { tls: this.tlsPort, plain: this.plainPort };
    const config = writeDovecotConfig(this.folder, ports, this.options);
    // Into a file: a pipe's reader would wait for all of its children.
    const output = openSync(this.log, 'a');
    const child = spawn(command, ['-F', '-c', config], {
      stdio: ['ignore', output, output],
      detached: true,
    });
    closeSync(output);
    // A test that fails in its midst leaves no server behind.
    const kill = (): void => killAll(child);
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    this.process = child;
    await this.answers(child);
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private get log(): string {
    return join(this.folder, 'log');
  }

  private async byProgram(use: (program: MailProgram) => Promise<unknown>): Promise<void> {
    const program = await this.program();
    try {
      await use(program);
    } finally {
      program.close();
    }
  }

  private async administer(args: readonly string[]): Promise<void> {
    const child = spawn('doveadm', ['-c', join(this.folder, 'dovecot.conf'), ...args], { stdio: 'ignore' });
    const code = await new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
    if (code !== 0) throw new Error(`doveadm ${args.join(' ')} ended with ${String(code)}.`);
  }

  private async answers(child: ChildProcess): Promise<void> {
    const late = Date.now() + START_MS;
    while (!(await isGreeted(this.plainPort))) {
      if (child.exitCode !== null || Date.now() > late)
        throw new Error(`Dovecot did not start: ${readFileSync(this.log, 'utf8').slice(-10_000)}`);
      await pause(LOOK_AGAIN_MS);
    }
  }
}

/** A server of many processes: those that hold connections would outlive the first one for a while. */
function killAll({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}

function isGreeted(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (greeted: boolean): void => {
      socket.destroy();
      resolve(greeted);
    };
    socket
      .once('data', () => end(true))
      .once('error', () => end(false))
      .once('close', () => end(false));
  });
}

/** Dovecot takes no port 0: one that is free now is asked for. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
