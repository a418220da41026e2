import { setTimeout as delay } from 'node:timers/promises';
import { ProviderError } from '@calmirror/core';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Client, type QueryConfig } from 'pg';
import { Configuration } from '../../config/configuration.js';

/** Advisory locks are named by two numbers: the account's, and this one with the turn's own added. */
const TURNS = 1_900_000_000;

/** Milliseconds between two looks for a turn, and for all of them: a request takes about as long as a few looks. */
const LOOK_MS = 50;
const PATIENCE_MS = 15_000;

/** Of the turns $2 of an account $1 the first $3 that nobody has: locks are tried one by one until these are had. */
const TAKE = `SELECT turn FROM unnest($2::integer[]) AS turn WHERE pg_try_advisory_lock($1::integer, turn) LIMIT $3::integer`;
const GIVE_BACK = 'SELECT pg_advisory_unlock($1::integer, turn) FROM unnest($2::integer[]) AS turn';

/** What wants a turn, or several. */
export interface TurnRequest {
  /** As `budgetKey` names the account. */
  readonly key: string;
  /** How many requests of the account may be under way, by all processes together. */
  readonly atOnce: number;
  /** Requests that the provider makes of this one: those of a batch, of which it carries out several at once. */
  readonly cost: number;
  /** Bulk work leaves one turn to live changes. */
  readonly isBulk: boolean;
  readonly signal: AbortSignal;
}

/**
 * How many requests are under way for an account, counted over all processes by advisory locks. The queue's slots keep an
 * account's jobs few, but not its requests: a run that mirrors to one account may read from another, and people ask without
 * a job. Locks write nothing, and go with the connection of a process that is killed.
 */
@Injectable()
export class RequestTurns implements OnApplicationShutdown {
  private client: Promise<Client> | null = null;
  /** A session can take its own lock twice: what this process holds it has to know itself. */
  private readonly held = new Map<number, Set<number>>();
  private taking: Promise<unknown> = Promise.resolve();
  private asking: Promise<unknown> = Promise.resolve();

  constructor(private readonly configuration: Configuration) {}

  /**
   * Carries out `work` in a turn of the account; waits for one, which is free soon.
   * @throws {ProviderError} `rate-limited` when there was none for long
   */
  async within<T>(request: TurnRequest, work: () => Promise<T>): Promise<T> {
    const account = lockOf(request.key);
    const turns = await this.wait(account, request);
    try {
      return await work();
    } finally {
      await this.giveBack(account, turns);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const client = await this.client?.catch(() => null);
    await client?.end();
  }

  private async wait(account: number, { atOnce, cost, isBulk, signal }: TurnRequest): Promise<readonly number[]> {
    const spare = Math.max(1, atOnce - 1);
    const most = isBulk ? spare : atOnce;
    // The last one, which bulk work never takes, comes first.
    const turns = Array.from({ length: most }, (_, index) => TURNS + most - index);
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
      const taken = await this.take(account, turns, Math.min(cost, spare));
      if (taken.length > 0) return taken;
      await delay(LOOK_MS * (0.5 + Math.random()), undefined, { signal }).catch(() => signal.throwIfAborted());
    }
    const message = `${atOnce} requests are under way for this account, and none has ended for a while.`;
    throw new ProviderError('rate-limited', 'budget-exhausted', message, PATIENCE_MS);
  }

  /** One after the other: two requests of this process must not try for the same turn at once. */
  private take(account: number, turns: readonly number[], wanted: number): Promise<readonly number[]> {
    const taken = this.taking.then(() => this.takeFree(account, turns, wanted));
    this.taking = taken.catch(() => undefined);
    return taken;
  }

  /** All that are wanted, or none. */
  private async takeFree(account: number, turns: readonly number[], wanted: number): Promise<readonly number[]> {
    const held = this.held.get(account) ?? new Set();
    const free = turns.filter((turn) => !held.has(turn));
    if (free.length < wanted) return [];
    const client = await this.connected();
    const rows = await this.ask(client, { name: 'take-turns', text: TAKE, values: [account, free, wanted] });
    const taken = rows.map(({ turn }) => turn);
    if (taken.length < wanted) {
      if (taken.length > 0) await this.unlock(account, taken);
      return [];
    }
    for (const turn of taken) this.held.set(account, held.add(turn));
    return taken;
  }

  private async giveBack(account: number, turns: readonly number[]): Promise<void> {
    await this.unlock(account, turns);
    const held = this.held.get(account);
    for (const turn of turns) held?.delete(turn);
    if (held?.size === 0) this.held.delete(account);
  }

  /** A lock whose connection is gone is free already. */
  private async unlock(account: number, turns: readonly number[]): Promise<void> {
    const client = await this.client?.catch(() => null);
    const giving = { name: 'give-turns-back', text: GIVE_BACK, values: [account, turns] };
    if (client) await this.ask(client, giving).catch(() => undefined);
  }

  /** The connection takes one statement at a time. */
  private ask(client: Client, statement: QueryConfig): Promise<{ turn: number }[]> {
    const asked = this.asking.then(() => client.query<{ turn: number }>(statement));
    this.asking = asked.catch(() => undefined);
    return asked.then(({ rows }) => rows);
  }

  private connected(): Promise<Client> {
    this.client ??= this.connect();
    return this.client;
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.configuration.databaseUrl,
      application_name: 'calmirror-turns',
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      keepAlive: true,
    });
    const lost = (): void => void (this.client = null);
    client.on('error', lost);
    client.on('end', lost);
    try {
      await client.connect();
      return client;
    } catch (error) {
      lost();
      throw error;
    }
  }
}

/** 31 bits of the key's digest; two accounts that share them share their turns. */
const lockOf = (key: string): number => Buffer.from(key, 'base64url').readInt32BE(0) & 0x7fff_ffff;
