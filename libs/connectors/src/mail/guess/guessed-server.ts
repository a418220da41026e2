/** How a server's settings became known, the surest first. `guess`: nobody said so; many have it like that. */
export type GuessSource = 'known-provider' | 'autoconfig' | 'srv' | 'mx' | 'guess';

/** What a provider wants to see at its IMAP server: any password, one that was made for a program, or a token. */
export type WantedCredential = 'password' | 'app-password' | 'google' | 'microsoft';

/** Why a mailbox cannot be read over IMAP: its mails are encrypted, and only a program of the provider's own lays them open; or nothing does. */
export type MailObstacle = 'needs-bridge' | 'no-imap';

/** Where an IMAP server is. */
export interface MailPlace {
  readonly host: string;
  readonly port: number;
  /** Never without: who guesses may not lead a password into the open. */
  readonly security: 'tls' | 'starttls';
}

/** A mailbox's server, as it may be. */
export interface GuessedServer extends MailPlace {
  readonly username: string;
  readonly source: GuessSource;
  readonly wants: WantedCredential;
  /** What people call the provider; null where that is not known. */
  readonly provider: string | null;
  /** Address of the provider's own page on what it wants; null for none. */
  readonly help: string | null;
}

export interface GuessedServers {
  /** The likeliest first. Empty where the address is none, or where there is an obstacle. */
  readonly servers: readonly GuessedServer[];
  readonly obstacle: MailObstacle | null;
  /** What people call the provider that the obstacle is about; else null. */
  readonly provider: string | null;
}
