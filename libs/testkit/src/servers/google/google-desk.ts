import type { GoogleContract } from './contract/google-contract.js';
import { maskedBy } from './fields-mask.js';
import type { GoogleCall } from './google-call.js';
import { checkScope, type GoogleDoor } from './google-door.js';
import type { GoogleFaults } from './google-faults.js';
import type { GoogleRequest } from './google-log.js';
import type { GoogleParts } from './google-operation.js';
import { afterwards, insteadOf, type Outcome } from './google-outcome.js';
import type { GoogleQuota } from './google-quota.js';
import { GoogleRefusal, refuse } from './google-refusal.js';
import { findOperation, type FoundOperation } from './google-routes.js';
import { type WireAnswer, wireOf, wireOfRefusal } from './google-wire.js';

/** A server that runs for days does not remember all of them. */
const MOST_NOTED = 200_000;

/** Takes operations one by one, alone or out of a batch: notes them, lets faults happen, and has them carried out. */
export class GoogleDesk {
  /** Every request and every operation of a batch, in the order of their coming. */
  readonly log: GoogleRequest[] = [];
  /** What was asked or answered against the contract. */
  readonly violations: string[] = [];

  constructor(
    private readonly parts: GoogleParts,
    private readonly door: GoogleDoor,
    private readonly quota: GoogleQuota,
    private readonly faults: GoogleFaults,
    private readonly contract: GoogleContract | null,
    private readonly now: () => number,
  ) {}

  take(call: GoogleCall): Promise<Outcome> {
    const found = findOperation(call);
    return this.handle(call, found?.operation.name ?? 'unknown', (request) => ({
      answer: this.carryOut(request, found),
      sending: 'whole',
    }));
  }

  /** Notes a call and does what is to be done, unless a fault is in the way. */
  async handle(
    call: GoogleCall,
    operation: string,
    act: (request: GoogleRequest) => Outcome | Promise<Outcome>,
  ): Promise<Outcome> {
    const request = { ...call, operation, mailbox: null, status: null, at: this.now() };
    this.log.push(request);
    if (this.log.length > MOST_NOTED) this.log.splice(0, MOST_NOTED / 2);
    const fault = this.faults.take(request);
    if (fault?.kind === 'meanwhile') fault.act();
    const outcome = (fault && insteadOf(fault)) ?? afterwards(fault, await act(request));
    if (outcome.sending === 'whole') Object.assign(request, { status: outcome.answer.status });
    return outcome;
  }

  private carryOut(request: GoogleRequest, found: FoundOperation | null): WireAnswer {
    try {
      const { user, scopes } = this.door.enter(request.headers['authorization']);
      request.mailbox = user.mailbox;
      this.quota.take(user.mailbox, this.now());
      if (!found) throw refuse.notFound();
      const { operation, names } = found;
      checkScope(scopes, operation.scopes);
      this.violations.push(...(this.contract?.requestFaults(request) ?? []));
      const { status, headers, json } = operation.run({ ...this.parts, call: request, user, names, now: this.now() });
      if (json === null) return wireOf({ status, headers, json });
      this.violations.push(...(this.contract?.answerFaults(operation.name, json) ?? []));
      return wireOf({ status, headers, json: maskedBy(request.query.get('fields'), json) });
    } catch (error) {
      if (error instanceof GoogleRefusal) return wireOfRefusal(error);
      throw error;
    }
  }
}
