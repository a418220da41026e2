import { setTimeout as pause } from 'node:timers/promises';
import type { TokenVerifier, VerifiedToken } from '../token-verifier.js';
import { answerBatch } from './answer-batch.js';
import { concernOf } from './concern.js';
import type { GraphContract } from './contract/graph-contract.js';
import type { GraphFault, GraphFaults } from './graph-faults.js';
import { type GraphExchange, operationOf } from './graph-log.js';
import { badRequest, type GraphAnswer, GraphError, type GraphRequest, refusal } from './graph-request.js';
import { type GraphCall, type GraphSite, pathOf } from './graph-site.js';
import type { Sending } from './graph-wire.js';
import type { MailboxThrottle } from './mailbox-throttle.js';
import { preferencesOf } from './preferences.js';
import { callerOf } from './rights.js';
import { route } from './route.js';

export interface DeskParts {
  readonly site: GraphSite;
  readonly tokens: TokenVerifier;
  readonly faults: GraphFaults;
  readonly throttle: MailboxThrottle;
  /** Null where the published types are not there to be held to. */
  readonly contract: GraphContract | null;
  readonly origin: () => string;
  readonly latencyMs: () => number;
}

/** A server that runs for days does not remember all of them. */
const MOST_NOTED = 200_000;

/** Takes requests, one by one or in batches: logs them, lets faults happen, counts them, has them answered. */
export class GraphDesk {
  readonly log: GraphExchange[] = [];

  constructor(private readonly parts: DeskParts) {}

  async take(request: GraphRequest): Promise<Sending> {
    const { site, tokens } = this.parts;
    const caller = attempt(() => callerOf(tokens, request.headers['authorization']), site.now);
    const isBatch = request.segments.join() === '$batch' && request.method === 'POST';
    if (!isBatch) return this.one(request, caller, () => this.answered(request, caller));
    // What goes wrong on the way of a member goes wrong with the whole batch.
    let onTheWay: GraphFault | null = null;
    const serve = async (member: GraphRequest): Promise<GraphAnswer> => {
      const sending = await this.one(member, caller, () => this.answered(member, caller));
      if (isOnTheWay(sending.fault)) onTheWay = sending.fault;
      return sending.raw === null ? sending.answer : { ...sending.answer, body: sending.raw };
    };
    const sending = await this.one(request, caller, () => {
      if ('status' in caller) return Promise.resolve(caller);
      return answerBatch(request, serve, site.quirks.batchOrder, site.now);
    });
    return { ...sending, fault: onTheWay ?? sending.fault };
  }

  /** Lets happen what a test wants to happen to a request. */
  private async one(
    request: GraphRequest,
    caller: VerifiedToken | GraphAnswer,
    act: () => Promise<GraphAnswer>,
  ): Promise<Sending> {
    const exchange = this.note(request, caller);
    const fault = this.parts.faults.take(exchange);
    if (fault?.kind === 'meanwhile') fault.act();
    const isBefore = fault?.kind === 'answer' || fault?.kind === 'cut-before' || fault?.kind === 'hang-before';
    const done = isBefore ? { status: 0, headers: {}, body: undefined } : await this.safely(act);
    const isInstead = fault?.kind === 'answer' || fault?.kind === 'answer-after';
    const answer = isInstead ? { status: fault.status, headers: fault.headers ?? {}, body: parsed(fault.body) } : done;
    if (!isOnTheWay(fault) || fault?.kind.startsWith('half')) exchange.status = answer.status;
    const isRaw = isInstead && fault.body !== undefined && answer.body === undefined;
    return { answer, fault, raw: isRaw ? (fault.body ?? '') : null };
  }

  private async answered(request: GraphRequest, caller: VerifiedToken | GraphAnswer): Promise<GraphAnswer> {
    if ('status' in caller) return caller;
    const { site, throttle, contract, origin, latencyMs } = this.parts;
    const mailbox = this.mailboxOf(request, caller);
    const leave = mailbox === null ? (): void => undefined : throttle.enter(mailbox);
    try {
      if (latencyMs() > 0) await pause(latencyMs());
      if (request.body !== undefined && !/json/.test(request.headers['content-type'] ?? ''))
        throw badRequest(
          'Write requests (excluding DELETE) must contain the Content-Type header declaration.',
          'BadRequest',
        );
      const preferences = preferencesOf(request);
      const call: GraphCall = { site, request, caller, preferences, origin: origin() };
      const answer = await route(call, concernOf(request.segments));
      contract?.checkExchange(operationOf(request), request, answer);
      const { applied } = preferences;
      if (applied.length === 0) return answer;
      return { ...answer, headers: { ...answer.headers, 'preference-applied': applied.join(', ') } };
    } finally {
      leave();
    }
  }

  private async safely(act: () => Promise<GraphAnswer>): Promise<GraphAnswer> {
    try {
      return await act();
    } catch (error) {
      if (error instanceof GraphError) return refusal(error, this.parts.site.now());
      throw error;
    }
  }

  private note(request: GraphRequest, caller: VerifiedToken | GraphAnswer): GraphExchange {
    const query = new URLSearchParams([...request.query]).toString();
    const exchange: GraphExchange = {
      operation: operationOf(request),
      method: request.method,
      url: `${pathOf(request)}${query === '' ? '' : `?${query}`}`,
      mailbox: 'status' in caller ? null : this.mailboxOf(request, caller),
      inBatch: request.inBatch,
      body: request.body,
      headers: request.headers,
      at: this.parts.site.now(),
      status: null,
    };
    this.log.push(exchange);
    if (this.log.length > MOST_NOTED) this.log.splice(0, MOST_NOTED / 2);
    return exchange;
  }

  private mailboxOf({ segments }: GraphRequest, caller: VerifiedToken): string | null {
    const concern = concernOf(segments);
    if (concern === null) return null;
    return this.parts.site.find(concern.who ?? caller.mailbox ?? '')?.person.mail ?? null;
  }
}

function isOnTheWay(fault: GraphFault | null): boolean {
  return fault !== null && /^(cut|hang|half)/.test(fault.kind);
}

/** JSON of a fault's text; undefined for what is none. */
function parsed(body: string | undefined): unknown {
  try {
    return body === undefined ? undefined : (JSON.parse(body) as unknown);
  } catch {
    return undefined;
  }
}

function attempt(act: () => VerifiedToken, now: () => number): VerifiedToken | GraphAnswer {
  try {
    return act();
  } catch (error) {
    if (error instanceof GraphError) return refusal(error, now());
    throw error;
  }
}
