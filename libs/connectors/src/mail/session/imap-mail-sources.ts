import { ProviderError } from '@calmirror/core';
import { type NameResolver, systemResolver } from '../../http/guarded-connector.js';
import type { Network } from '../../http/network.js';
import type { RateBudget } from '../../http/rate-budget.js';
import type { RequestObserver } from '../../http/request-observer.js';
import { TimeLimit } from '../../http/time-limit.js';
import { transportError } from '../../http/transport-error.js';
import type { MailAccount, MailSource, MailSources } from '../mail-source.js';
import { type DialledServer, dialMailServer } from './dial-mail-server.js';
import { ImapSession } from './imap-session.js';
import { type LoginWords, MailConnection, passwordLogin, tokenLogin } from './mail-connection.js';
import { DEFAULT_MAIL_LIMITS, type MailLimits } from './mail-limits.js';
import { ObservedCommands } from './observed-commands.js';

export interface ImapMailSourcesParts {
  readonly allowedNetworks: readonly Network[];
  /** Each session takes one unit. */
  readonly budget: RateBudget;
  /** Hears of each session that is opened, and of each command in it. */
  readonly observer: RequestObserver;
  readonly limits?: Partial<MailLimits>;
  readonly resolve?: NameResolver;
  /** PEM certificates to trust instead of the system's. */
  readonly ca?: string;
}

/** Mailboxes by IMAP (RFC 3501, RFC 9051), over imap-simple; every server that a person named is reached through here (promise 11). */
export class ImapMailSources implements MailSources {
  private readonly limits: MailLimits;
  private readonly commands: ObservedCommands;

  constructor(private readonly parts: ImapMailSourcesParts) {
    this.limits = { ...DEFAULT_MAIL_LIMITS, ...parts.limits };
    this.commands = new ObservedCommands(parts.observer);
  }

  async open(account: MailAccount, signal: AbortSignal): Promise<MailSource> {
    const { login, username } = account;
    if (login.kind === 'password') return this.session(account, passwordLogin(username, login.password), signal);
    const token = await login.token();
    try {
      return await this.session(account, tokenLogin(username, token), signal);
    } catch (error) {
      if (!(error instanceof ProviderError) || error.reason !== 'credentials-refused') throw error;
      await login.refused(token);
      return this.session(account, tokenLogin(username, await login.token()), signal);
    }
  }

  private async session(account: MailAccount, login: LoginWords, signal: AbortSignal): Promise<MailSource> {
    signal.throwIfAborted();
    await this.parts.budget.take({ kind: 'imap', key: account.key }, 1);
    const connection = await this.commands.observed(async () => {
      const dialled = await this.dialled(account, signal);
      return MailConnection.open(dialled, login, { host: account.host, limits: this.limits, signal });
    });
    return new ImapSession(connection, this.commands, this.limits);
  }

  private async dialled(account: MailAccount, signal: AbortSignal): Promise<DialledServer> {
    const { allowedNetworks, resolve = systemResolver, ca = null } = this.parts;
    const time = new TimeLimit(signal);
    const { connectMs } = this.limits;
    time.within(connectMs, () => new ProviderError('temporary', 'timeout', `${account.host} does not answer in time.`));
    try {
      return await dialMailServer(account, { allowedNetworks, resolve, ca }, time.signal);
    } catch (error) {
      signal.throwIfAborted();
      throw transportError(error, account.host, 'headers');
    } finally {
      time.release();
    }
  }
}
