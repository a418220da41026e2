/** What an API server knows of a caller by the access token. */
export interface VerifiedToken {
  /** Whose mailbox the token is for, as a mail address; null: any, as with an application permission. */
  readonly mailbox: string | null;
  /** Scopes (OAuth) or roles (application permissions) that were granted. */
  readonly scopes: readonly string[];
}

/** Judges the access tokens that a test API server is shown. */
export interface TokenVerifier {
  /** Null for a token that is unknown, expired or revoked. */
  verify(token: string): VerifiedToken | null;
}

/** Takes the tokens that a test hands out, until it takes them back. */
export class KnownTokens implements TokenVerifier {
  private readonly granted = new Map<string, VerifiedToken>();
  private readonly delegated = new Map<string, readonly string[]>();

  /** A token for one mailbox, or for any (null). */
  grant(token: string, mailbox: string | null, scopes: readonly string[]): this {
    this.granted.set(token, { mailbox, scopes });
    return this;
  }

  /** Organisation-wide access: `token:<mailbox>` is good for every mailbox, as `FixedTokens` makes them. */
  delegate(token: string, scopes: readonly string[]): this {
    this.delegated.set(token, scopes);
    return this;
  }

  /** Expired or taken back: from now on unknown, with all that were delegated by it. */
  revoke(token: string): this {
    this.granted.delete(token);
    this.delegated.delete(token);
    return this;
  }

  verify(token: string): VerifiedToken | null {
    const granted = this.granted.get(token);
    if (granted) return granted;
    const colon = token.indexOf(':');
    const scopes = colon < 0 ? undefined : this.delegated.get(token.slice(0, colon));
    return scopes ? { mailbox: token.slice(colon + 1), scopes } : null;
  }
}
