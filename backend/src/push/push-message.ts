/** What a provider told of a channel, whoever the provider is. */
export interface PushMessage {
  /** As it came; may be anything. */
  readonly token: unknown;
  /** The provider's id of the channel; null where the message names none. */
  readonly channelId: string | null;
  readonly subject: PushSubject;
  /** Grows from message to message of a channel; null where the provider does not count. */
  readonly number: number | null;
  /** The same for messages about the same change; null where they cannot be told apart. */
  readonly change: string | null;
}

/**
 * `greeting`: the channel works, nothing has changed. `change`: something has. `missed`: messages were lost, something may
 * have. `renew`: the provider wants the channel renewed now. `removed`: the provider has ended it.
 */
export type PushSubject = 'greeting' | 'change' | 'missed' | 'renew' | 'removed';
