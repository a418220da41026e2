import { v5 } from 'uuid';

/**
 * The account that a calendar belongs to, as jobs and waits know it: the connector itself, or one of the mailboxes behind
 * it (UUIDv5 of its address within the connector's id), which providers count each for itself.
 */
export const accountIdOf = (connectorId: string, mailbox: string | null): string =>
  mailbox === null ? connectorId : v5(mailbox.toLowerCase(), connectorId);
