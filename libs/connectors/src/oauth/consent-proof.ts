/** What proves that an answer is to our question, and that the code was not planted by somebody else. */
export interface ConsentProof {
  readonly state: string;
  readonly nonce: string;
  /** RFC 7636. */
  readonly verifier: string;
}
