import { setTimeout as pause } from 'node:timers/promises';
import type { GoogleCall } from './google-call.js';
import { checkScope, type GoogleDoor } from './google-door.js';
import type { GoogleFaults } from './google-faults.js';
import type { GoogleRequest } from './google-log.js';
import type { GoogleParts } from './google-operation.js';
import { GoogleRefusal, refuse } from './google-refusal.js';
import { findOperation } from './google-routes.js';
import { afterwards, insteadOf, type Outcome } from './google-outcome.js';
import { type WireAnswer, wireOf, wireOfRefusal } from './google-wire.js';

/** Takes operations one by one, alone or out of a batch: notes them, lets faults happen, and has them carried out. */
export class GoogleDesk {
  /** Every request and every operation of a batch, in the order of their coming. */
  readonly log: GoogleRequest[] = [];
  /** Milliseconds that each operation takes. */
  operationMs = 0;

  constructor(
    private readonly parts: GoogleParts,
    private readonly door: GoogleDoor,
    readonly faults: GoogleFaults,
    private readonly now: () => number,
  ) {}

  note(call: GoogleCall, operation: string): GoogleRequest {
    const request = { ...call, operation, mailbox: null, status: null, at: this.now() };
    this.log.push(request);
    return request;
  }

  async take(call: GoogleCall): Promise<Outcome> {
    const request = this.note(call, findOperation(call)?.operation.name ?? 'unknown');
    if (this.operationMs > 0) await pause(this.operationMs);
    const outcome = this.withFault(request);
    if (outcome.sending === 'whole') request.status = outcome.answer.status;
    return outcome;
  }

  private withFault(request: GoogleRequest): Outcome {
    const fault = this.faults.take(request);
    const instead = fault && insteadOf(fault);
    if (instead) return instead;
    if (fault?.kind === 'meanwhile') fault.act();
    return afterwards(fault, this.carryOut(request));
  }

  private carryOut(request: GoogleRequest): WireAnswer {
    try {
      const { user, scopes } = this.door.enter(request.headers['authorization']);
      request.mailbox = user.mailbox;
      const found = findOperation(request);
      if (!found) throw refuse.notFound();
      checkScope(scopes, found.operation.scopes);
      const visit = { ...this.parts, call: request, user, names: found.names, now: this.now() };
      return wireOf(found.operation.run(visit));
    } catch (error) {
      if (error instanceof GoogleRefusal) return wireOfRefusal(error);
      throw error;
    }
  }
}
