import { ProviderError } from '@calmirror/core';
import type { GoogleRequest } from './batch-text.js';
import type { GoogleAnswer } from './google-answer.js';
import type { Caller, GoogleClient, Sender } from './google-client.js';

/** Calls in one request, as Google asks. */
export const MOST_CALLS = 50;

interface Waiting {
  readonly request: GoogleRequest;
  readonly settle: (answer: GoogleAnswer) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Lets several pieces of work go on side by side, and sends what all of them ask for in rounds: each round is one request,
 * or one for each fifty calls. Work that goes by several steps meets that of others at each step, so that the second
 * steps of a hundred mirrors are two requests too. A round of one call is sent as that call.
 */
export class CallRounds {
  private waiting: Waiting[] = [];
  /** Calls that were begun and have not come to be sent. */
  private onTheWay = 0;

  constructor(
    private readonly client: GoogleClient,
    private readonly caller: Caller,
  ) {}

  /**
   * Begins a call: `make` hands its request to the sender that it is given, once or never.
   * @throws ProviderError of the round that it is sent with; `temporary` where that round's answer breaks off before it
   */
  async call<T>(make: (sender: Sender) => Promise<T>): Promise<T> {
    this.onTheWay += 1;
    let arrived = false;
    const arrive = (): void => {
      if (arrived) return;
      arrived = true;
      this.onTheWay -= 1;
      // Whoever is not waiting for an answer has its turn first, and may have more to ask.
      if (this.onTheWay === 0) setImmediate(() => this.sendIfAllWait());
    };
    try {
      return await make((request) => {
        const answer = new Promise<GoogleAnswer>((settle, fail) => this.waiting.push({ request, settle, fail }));
        arrive();
        return answer;
      });
    } finally {
      arrive();
    }
  }

  private sendIfAllWait(): void {
    if (this.onTheWay > 0 || this.waiting.length === 0) return;
    const round = this.waiting;
    this.waiting = [];
    void this.sendRound(round);
  }

  /** Never rejects: each call hears of what becomes of it. */
  private async sendRound(round: readonly Waiting[]): Promise<void> {
    for (let start = 0; start < round.length; start += MOST_CALLS) {
      const some = round.slice(start, start + MOST_CALLS);
      try {
        const answers = await this.answersTo(some.map(({ request }) => request));
        for (const [index, { settle, fail }] of some.entries()) {
          const answer = answers[index] ?? null;
          if (answer === null) fail(brokenOff());
          else settle(answer);
        }
      } catch (error) {
        // What goes wrong for a whole request goes wrong for the account: the rest of the round would fare no better.
        for (const { fail } of round.slice(start)) fail(error);
        return;
      }
    }
  }

  private async answersTo(requests: readonly GoogleRequest[]): Promise<readonly (GoogleAnswer | null)[]> {
    const [only, ...others] = requests;
    if (only === undefined || others.length > 0) return this.client.sendBatch(requests, this.caller);
    return [await this.client.send(only, this.caller)];
  }
}

function brokenOff(): ProviderError {
  return new ProviderError('temporary', 'truncated', "Google's answer to a batch breaks off.");
}
