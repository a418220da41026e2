/**
 * Access tokens of one account, kept by whoever holds its credentials: several workers share them, and only one of them
 * refreshes at a time.
 */
export interface TokenSource {
  /**
   * A token that is good for some more minutes.
   * @param mailbox on whose behalf, where one connector serves many; null for the account itself
   * @throws ProviderError `auth` when only a person can help (`not-connected`, `consent-revoked`, `client-refused` …)
   */
  accessToken(mailbox: string | null): Promise<string>;
  /** The provider refused this token before its time: it is not given out again. */
  refused(accessToken: string): Promise<void>;
}
