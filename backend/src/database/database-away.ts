import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';

/**
 * SQLSTATE classes of what has nothing to do with the statement: 08 connection, 40 rolled back for another transaction's
 * sake, 53 out of resources, 55 not now, 57 stopped by somebody, 58 its system; and 25P03, a transaction that was idle.
 */
const CLASSES = /^(?:08|40|53|55|57|58|25P03)/;
const SOCKET = /^(?:ECONN|EPIPE|ETIMEDOUT|EAI_|ENOTFOUND|EHOSTUNREACH|ENETUNREACH)/;
/** The driver has no codes for its own words. */
const DRIVER =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether the database could not be asked, or stopped answering: the same statement may go well later. */
export function isDatabaseAway(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return cause instanceof DatabaseError ? CLASSES.test(code) : SOCKET.test(code) || DRIVER.test(cause.message);
}

/** Whether the statement was refused for what it was to write (SQLSTATE classes 22 and 23): it fails in the same way always. */
export function isDataRefused(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof DatabaseError && /^2[23]/.test(cause.code ?? '');
}
