/** Why a consent came to nothing. */
export type ConsentFaultReason =
  | 'denied'
  | 'admin-consent-required'
  | 'permission-missing'
  | 'wrong-tenant'
  | 'wrong-issuer'
  | 'no-refresh-token'
  | 'client-refused'
  | 'code-refused'
  | 'clock-skew'
  | 'provider-failed';

/** A consent that came to nothing. Its message is for people and holds no secret. */
export class ConsentFault extends Error {
  override readonly name = 'ConsentFault';

  constructor(
    readonly reason: ConsentFaultReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
