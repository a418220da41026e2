/** What the pages of a sign-in say beside what every one says. */
export interface SignInWords {
  /** Whose pages they stand for. */
  readonly provider: string;
  /** A sentence on every page: what this server is. */
  readonly notice: string;
  /** What a right is good for, by the scope as it is asked for. */
  readonly purposes: ReadonlyMap<string, string>;
}

export const BARE_WORDS: SignInWords = {
  provider: 'the test server',
  notice: 'A server for tests.',
  purposes: new Map(),
};
