/** What a session with a mail server may cost. Times in milliseconds, sizes in bytes. */
export interface MailLimits {
  /** From name resolution to an encrypted connection. */
  readonly connectMs: number;
  /** From there to the end of signing in, greeting included. */
  readonly loginMs: number;
  /** Without a whole response to a command. */
  readonly commandMs: number;
  /** A command to its end, however much is sent meanwhile. */
  readonly commandTotalMs: number;
  /** One waiting by IDLE, which servers end after half an hour and routers sooner; and how long a dead connection goes unnoticed, but for `commandMs`. */
  readonly idleMs: number;
  /** Between two looks where a server knows no IDLE. */
  readonly pollMs: number;
  /** One response but for its literals. A stranger's mail can have a structure of megabytes, which must keep no other from being read. */
  readonly lineBytes: number;
  /** One response with its literals. */
  readonly responseBytes: number;
  /** All that a server sends to one command. */
  readonly commandBytes: number;
  /** The same where structures are asked for, of which no more is held than is looked at. */
  readonly structuresBytes: number;
}

export const DEFAULT_MAIL_LIMITS: MailLimits = {
  connectMs: 10_000,
  loginMs: 30_000,
  commandMs: 60_000,
  commandTotalMs: 600_000,
  idleMs: 240_000,
  pollMs: 30_000,
  lineBytes: 32_000_000,
  responseBytes: 32_000_000,
  commandBytes: 64_000_000,
  structuresBytes: 2_000_000_000,
};
