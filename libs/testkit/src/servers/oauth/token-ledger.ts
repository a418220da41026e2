import type { TokenVerifier, VerifiedToken } from '../token-verifier.js';

interface Issued extends VerifiedToken {
  readonly until: number;
}

/** The access tokens that were given out, as an API sees them. */
export class TokenLedger implements TokenVerifier {
  private readonly issued = new Map<string, Issued>();
  private readonly takenBack = new Map<string, Set<string>>();

  note(token: string, mailbox: string | null, scopes: readonly string[], seconds: number): void {
    this.issued.set(token, { mailbox, scopes, until: Date.now() + seconds * 1_000 });
  }

  verify(token: string): VerifiedToken | null {
    const found = this.issued.get(token);
    if (!found || found.until <= Date.now()) return null;
    const { mailbox, scopes } = found;
    return { mailbox, scopes: this.left(mailbox, scopes) };
  }

  /** All that are out now are worth nothing any more. */
  expire(): void {
    this.issued.clear();
  }

  forget(mailbox: string): void {
    for (const [token, issued] of this.issued) if (issued.mailbox === mailbox) this.issued.delete(token);
  }

  /** From now on without this scope, in tokens that are out too. */
  takeBack(mailbox: string, scope: string): void {
    this.takenBack.set(mailbox, new Set([...(this.takenBack.get(mailbox) ?? []), scope]));
  }

  /** Whoever consents anew gives what is consented to. */
  giveBack(mailbox: string): void {
    this.takenBack.delete(mailbox);
  }

  left(mailbox: string | null, scopes: readonly string[]): readonly string[] {
    const gone = this.takenBack.get(mailbox ?? '');
    return gone ? scopes.filter((scope) => !gone.has(scope)) : scopes;
  }
}
