/** Who asks for a change, and from where. */
export interface Actor {
  userId: string;
  name: string;
  /** Network address of the request. */
  address: string;
  requestId: string;
}
