import type { TokenSource } from '@calmirror/connectors';

/** Gives out one token after the other, the next one when the last was refused; for mailboxes each with its name behind it. */
export class FixedTokens implements TokenSource {
  /** What was refused so far. */
  readonly refusals: string[] = [];

  constructor(private readonly tokens: readonly string[] = ['token-1']) {}

  accessToken(mailbox: string | null): Promise<string> {
    const token = this.tokens[Math.min(this.refusals.length, this.tokens.length - 1)] ?? '';
    return Promise.resolve(mailbox === null ? token : `${token}:${mailbox}`);
  }

  refused(accessToken: string): Promise<void> {
    this.refusals.push(accessToken);
    return Promise.resolve();
  }
}
