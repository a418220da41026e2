import imapSimple, { type ImapSimple } from 'imap-simple';
import type { DialledServer } from './dial-mail-server.js';
import { commandRefusal, credentialsRefused, loginForbidden, loginRefusal, type StatusWord } from './mail-refusal.js';
import type { RawResponse } from './response-reader.js';
import { type Hearing, type LinkParts, ServerLink } from './server-link.js';

/** Who signs in, in node-imap's words. */
export type LoginWords =
  | { readonly user: string; readonly password: string }
  /** SASL XOAUTH2 in Base64. */
  | { readonly xoauth2: string };

/** node-imap's queue, which its public methods fill; none of them asks exactly what is asked here (ADR 0017). */
interface CommandQueue {
  _enqueue(command: string, done: () => void): void;
}

/** A connection on which a server has let us in. Used by one caller at a time. */
export class MailConnection {
  private waits = 0;

  private constructor(
    private readonly link: ServerLink,
    private readonly queue: CommandQueue,
    private readonly parts: LinkParts,
  ) {}

  /** Signs in. @throws ProviderError, or the signal's reason; the socket is gone then */
  static async open(dialled: DialledServer, login: LoginWords, parts: LinkParts): Promise<MailConnection> {
    const link = new ServerLink(dialled, parts);
    const { loginMs } = parts.limits;
    const late = setTimeout(() => link.fail(link.timeout()), loginMs);
    try {
      const client = await signedIn(link, login, loginMs);
      client.on('error', () => link.fail(loginForbidden()));
      if (link.failure !== null) throw link.failure;
      return new MailConnection(link, client.imap as unknown as CommandQueue, parts);
    } catch {
      const refused = refusal(link);
      link.fail(refused);
      throw refused;
    } finally {
      clearTimeout(late);
    }
  }

  can(capability: string): boolean {
    return this.link.capabilities.has(capability);
  }

  /**
   * Sends a command, which holds no line end.
   * @throws ProviderError for an answer other than OK, `not-found` only where the command names a folder
   */
  async command(
    text: string,
    hearing: Hearing = { onResponse: () => undefined },
    namesFolder = false,
  ): Promise<StatusWord> {
    const late = setTimeout(() => this.link.fail(this.link.timeout()), this.parts.limits.commandTotalMs);
    try {
      const word = await this.link.exchange(() => this.queue._enqueue(text, () => undefined), hearing);
      if (word.status !== 'OK') throw commandRefusal(word, namesFolder);
      return word;
    } finally {
      clearTimeout(late);
    }
  }

  /**
   * Waits by IDLE (RFC 2177) until `isNews` says so of a response, or for `ms`. Not by node-imap, which does not notice a server
   * that has died.
   */
  async idle(isNews: (response: RawResponse) => boolean, ms: number): Promise<void> {
    this.waits += 1;
    let hasBegun = false;
    let isWaiting = false;
    let hasNews = false;
    let enough: NodeJS.Timeout | undefined;
    // However much is sent meanwhile: a server that never says that the waiting is over is a dead one.
    const late = setTimeout(() => this.link.fail(this.link.timeout()), ms + this.parts.limits.commandTotalMs);
    const end = (): void => {
      if (!isWaiting) return;
      isWaiting = false;
      clearTimeout(enough);
      this.link.expectWithin(this.parts.limits.commandMs);
      this.link.write('DONE\r\n');
    };
    const begun = (): void => {
      if (hasBegun) return;
      hasBegun = true;
      isWaiting = true;
      this.link.expectWithin(null);
      enough = setTimeout(end, ms);
      if (hasNews) end();
    };
    try {
      const word = await this.link.exchange(() => this.link.send(`W${this.waits} IDLE\r\n`), {
        onResponse: (response) => {
          hasNews ||= isNews(response);
          if (hasNews) end();
        },
        onContinue: begun,
      });
      if (word.status !== 'OK') throw commandRefusal(word, false);
    } finally {
      clearTimeout(enough);
      clearTimeout(late);
    }
  }

  /** Lets time go by, for as long as the connection stands. */
  async rest(ms: number): Promise<void> {
    let enough: NodeJS.Timeout | undefined;
    try {
      await this.link.standing((resolve) => (enough = setTimeout(resolve, ms)));
    } finally {
      clearTimeout(enough);
    }
  }

  /** Ends the connection; who waits for it gets `error`. */
  end(error: Error): void {
    this.link.fail(error);
  }

  get isLost(): boolean {
    return this.link.failure !== null;
  }
}

function signedIn(link: ServerLink, login: LoginWords, loginMs: number): Promise<ImapSimple> {
  // Its own times never come before ours: it would tell of them by an event that may have no listener any more.
  const times = { connTimeout: 2 * loginMs, authTimeout: 2 * loginMs };
  const imap = { user: '', password: '', ...login, ...times, keepalive: false, socket: link.stream };
  return imapSimple.connect({ imap });
}

/** What a failure to sign in means. The client's own error is not asked: it may hold what the server said. */
function refusal(link: ServerLink): Error {
  const { answer, failure } = link;
  if (answer !== null && answer.status !== 'OK') return loginRefusal(answer);
  // Where the client gives up without a word of the server's, it found no way of signing in that both know.
  return failure ?? loginForbidden();
}

/** @throws ProviderError for what cannot be sent: words with line ends would be commands of their own */
export function passwordLogin(user: string, password: string): LoginWords {
  if (user === '' || password === '' || /[\0\r\n]/.test(user + password)) throw credentialsRefused();
  return { user, password };
}

/** @throws ProviderError as for passwords */
export function tokenLogin(user: string, token: string): LoginWords {
  if (/[^ -~\u0080-\uffff]/.test(user + token)) throw credentialsRefused();
  return { xoauth2: Buffer.from(`user=${user}\x01auth=Bearer ${token}\x01\x01`).toString('base64') };
}
