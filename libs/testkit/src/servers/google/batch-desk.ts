import { setTimeout as pause } from 'node:timers/promises';
import { type BatchPart, readBatch, writeBatch } from './google-batch.js';
import type { GoogleCall } from './google-call.js';
import type { GoogleDesk } from './google-desk.js';
import type { Outcome } from './google-outcome.js';
import { GoogleRefusal } from './google-refusal.js';
import { wireOfRefusal } from './google-wire.js';

export const BATCH_PATH = '/batch/calendar/v3';

/** Takes the calls of a batch one after another; the batch itself costs nothing. */
export class BatchDesk {
  /**
   * Google promises no order, neither of what is done nor of what is answered; so the last call is taken first, unless a test
   * wants it otherwise.
   */
  order: 'given' | 'reversed' = 'reversed';

  constructor(
    private readonly desk: GoogleDesk,
    /** Milliseconds that each call takes. */
    private readonly operationMs: () => number,
  ) {}

  take(batch: GoogleCall): Promise<Outcome> {
    return this.desk.handle(batch, 'batch', () => this.carryOut(batch));
  }

  private async carryOut(batch: GoogleCall): Promise<Outcome> {
    try {
      const parts = readBatch(batch);
      return await this.answerAll(this.order === 'given' ? parts : parts.toReversed());
    } catch (error) {
      if (error instanceof GoogleRefusal) return { answer: wireOfRefusal(error), sending: 'whole' };
      throw error;
    }
  }

  private async answerAll(parts: readonly BatchPart[]): Promise<Outcome> {
    const answers = [];
    for (const { contentId, call } of parts) {
      if (this.operationMs() > 0) await pause(this.operationMs());
      const { answer, sending } = await this.desk.take(call);
      // One line serves all: what is done before it breaks is done, and the rest is not begun.
      if (sending !== 'whole') return { answer, sending: sending === 'half-answer' ? 'cut' : sending };
      answers.push({ contentId, answer });
    }
    return { answer: writeBatch(answers), sending: 'whole' };
  }
}
