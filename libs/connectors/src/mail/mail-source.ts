import type { PartOutline } from './mime/part-outline.js';

/**
 * A mailbox, as far as invitations are concerned: folders, what is new in one, and parts of messages. Nothing in it is ever
 * changed, flags included: folders are opened by EXAMINE (RFC 9051 §6.3.3), parts fetched by BODY.PEEK. One session over one
 * connection, used by one caller at a time. Throws `ProviderError`, or the reason of an aborted signal.
 */
export interface MailSource {
  /** Folders that can hold messages, in the server's order. */
  folders(): Promise<readonly MailFolder[]>;

  /** What the folder says of itself, in one command (STATUS, RFC 9051 §6.3.11). @throws ProviderError `not-found` */
  state(folder: string): Promise<FolderState>;

  /**
   * Structures of messages in ascending order of UID, in portions whose number depends on how many there are, not on how big.
   * @throws ProviderError `cursor-expired` where the folder has not the UIDVALIDITY any more that `state` told
   */
  outlines(folder: string, range: MessageRange): AsyncIterable<readonly MessageOutline[]>;

  /** Sections of messages, those of one message together; a message that is gone meanwhile is left out. */
  read(folder: string, wanted: readonly WantedSections[]): AsyncIterable<ReadSections>;

  /**
   * Resolves when something may have come to the folder since `known`; waits by IDLE (RFC 2177), renewed before servers end it, or by
   * NOOP where the server has none. @throws ProviderError when the connection is lost
   */
  wake(folder: string, known: FolderState): Promise<void>;

  close(): Promise<void>;
}

/** Opens sessions. The signal ends the session with everything that is under way in it. */
export interface MailSources {
  open(account: MailAccount, signal: AbortSignal): Promise<MailSource>;
}

export interface MailAccount {
  /** The connector's id: the key of its budget. */
  readonly key: string;
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte; `starttls` before the first word of substance; `none` only towards networks that an administrator allows. */
  readonly security: MailSecurity;
  readonly username: string;
  readonly login: { readonly kind: 'password'; readonly password: string } | MailTokenLogin;
}

/** SASL XOAUTH2, as Google and Microsoft have it. */
export interface MailTokenLogin {
  readonly kind: 'token';
  readonly token: () => Promise<string>;
  /** The server did not take this one. */
  readonly refused: (token: string) => Promise<void>;
}

export type MailSecurity = 'tls' | 'starttls' | 'none';

export interface MailFolder {
  /** As the server calls it, decoded (RFC 3501 §5.1.3); levels parted by the server's own delimiter. */
  readonly path: string;
  /** SPECIAL-USE (RFC 6154) without its backslash, in lower case: `sent`, `archive`, `trash` …; null for none. */
  readonly use: string | null;
}

export interface FolderState {
  /** UIDs are good for as long as this stays (RFC 9051 §2.3.1.1). */
  readonly uidValidity: number;
  /** All messages to come have this UID or a higher one. */
  readonly uidNext: number;
  /** HIGHESTMODSEQ (RFC 7162), decimal; null where the server has none. */
  readonly modSeq: string | null;
  readonly messages: number;
}

/** Messages from a UID on, or those received since a day (`YYYY-MM-DD`, as the server counts days). */
export type MessageRange = { readonly fromUid: number } | { readonly since: string };

export interface MessageOutline {
  readonly uid: number;
  /** INTERNALDATE, an instant `…Z`. */
  readonly receivedAt: string;
  /** RFC822.SIZE in bytes. */
  readonly size: number;
  readonly parts: PartTree;
}

/** The leaves of a message's MIME tree; or that there are more, or deeper ones, than are looked at. */
export type PartTree = readonly PartOutline[] | 'too-many-parts' | 'too-deep';

export interface WantedSections {
  readonly uid: number;
  readonly sections: readonly WantedSection[];
}

export interface WantedSection {
  /** `HEADER` for the message's own, or a part's path (`PartOutline.path`), whose content comes as it was transferred: still encoded. */
  readonly section: string;
  /** Bytes from the beginning that are enough. */
  readonly bytes: number;
}

export interface ReadSections {
  readonly uid: number;
  /** Section → its bytes. */
  readonly sections: ReadonlyMap<string, Uint8Array>;
}
