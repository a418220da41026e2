/** Somebody with an account at the provider. */
export interface OAuthPerson {
  /** The provider's own name of the account: Google's `sub`, Microsoft's `oid`. */
  readonly id: string;
  readonly mail: string;
  /** As the pages of a sign-in show it; absent: the mail address alone. */
  readonly name?: string;
  /** Id of the directory, where the provider has some. */
  readonly tenant?: string;
}

/** How a person answers the provider's question. */
export interface OAuthAnswer {
  readonly person: OAuthPerson;
  readonly denies?: boolean;
  /** Scopes whose boxes are unticked. */
  readonly without?: readonly string[];
}
