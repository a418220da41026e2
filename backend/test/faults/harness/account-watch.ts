import type { FakeFault, FakeRequest, FakeWitness } from '@calmirror/testkit';

/**
 * What the account's other runs may still send when one of them is told to wait: requests that are on their way. A run
 * that was told when it wrote sends nothing more; it is known by its target, to which no other one writes.
 */
const ON_THEIR_WAY = 3;
const ON_THEIR_WAY_MS = 5_000;

/** What is known of the reads of one calendar. */
interface Reads {
  /** A cursor was given and has been accepted since. */
  incremental: boolean;
  /** Cursors that were refused, less the full reads that followed. */
  refusals: number;
}

/** Sees all requests of one account, and notes those that should not have been sent. */
export class AccountWatch implements FakeWitness {
  readonly met: FakeFault[] = [];
  private waitUntil = 0;
  private toldAt = 0;
  private onTheirWay = 0;
  private toldOf: string | null = null;
  private readonly reads = new Map<string, Reads>();

  /**
   * @param now the account's own clock, in milliseconds
   * @param wanted whether a mirror's event stands in the source of that target
   */
  constructor(
    private readonly now: () => number,
    private readonly wanted: (targetId: string, mirrorId: string) => boolean,
    private readonly wrong: (what: string) => void,
  ) {}

  arrived(request: FakeRequest): void {
    if (this.now() < this.waitUntil) this.tooEarly(request);
    if (request.kind !== 'read' || !request.full || request.page > 0) return;
    const reads = this.readsOf(request.calendarId);
    if (!reads.incremental) return;
    if (reads.refusals === 0) this.wrong('a full read that nothing called for');
    else reads.refusals -= 1;
  }

  carriedOut(request: FakeRequest): void {
    if (request.kind !== 'write') return;
    for (const operation of request.operations)
      if (operation.kind === 'delete' && this.wanted(request.calendarId, operation.mirrorId))
        this.wrong('the mirror of an event that is there was deleted');
  }

  answered(request: FakeRequest, fault: FakeFault | null): void {
    if (fault) this.meet(fault, request);
    if (request.kind !== 'read') return;
    const reads = this.readsOf(request.calendarId);
    if (fault?.kind === 'cursor-expired' && !request.full) reads.refusals += 1;
    if (fault === null && !request.full) reads.incremental = true;
  }

  private meet(fault: FakeFault, request: FakeRequest): void {
    this.met.push(fault);
    const limit = fault.kind === 'within-batch' ? fault.fault : fault;
    if (limit.kind !== 'rate-limited' || limit.retryAfterMs === null) return;
    this.waitUntil = this.now() + limit.retryAfterMs;
    this.toldAt = Date.now();
    this.toldOf = request.kind === 'write' ? request.calendarId : null;
    this.onTheirWay = 0;
  }

  private tooEarly(request: FakeRequest): void {
    this.onTheirWay += 1;
    const isOnItsWay = this.onTheirWay <= ON_THEIR_WAY && Date.now() - this.toldAt <= ON_THEIR_WAY_MS;
    if (!isOnItsWay || (request.kind === 'write' && request.calendarId === this.toldOf))
      this.wrong(`a ${request.kind} before the account's Retry-After had passed`);
  }

  private readsOf(calendarId: string): Reads {
    const reads = this.reads.get(calendarId) ?? { incremental: false, refusals: 0 };
    this.reads.set(calendarId, reads);
    return reads;
  }
}
