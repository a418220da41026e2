/** What the commands take from outside. */
export interface CommandWorld {
  /** CIDRs that URLs may lead to beside public addresses, separated by commas. */
  readonly allowedNetworks: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}
