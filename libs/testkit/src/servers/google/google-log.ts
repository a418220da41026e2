import type { GoogleCall } from './google-call.js';

/** A request as it arrived, or one operation of a batch. */
export interface GoogleRequest extends GoogleCall {
  /** Its name in Google's reference, `batch`, or `unknown`. */
  readonly operation: string;
  /** Whom its token was for; null as long as it was not let in. */
  mailbox: string | null;
  /** Null as long as it is not answered, and for ever where the connection was cut. */
  status: number | null;
  /** When it arrived, in milliseconds. */
  readonly at: number;
}
