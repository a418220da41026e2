import type { ChannelRequest, ConnectorAdapter, PushChannel } from '@calmirror/connectors';
import { PUSH_KINDS, type PushKind } from '@calmirror/contracts';
import { FAILURE_RULES, ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { onBehalfOf } from '../connectors/adapter-user.js';
import { Adapters } from '../connectors/adapters.js';
import { Configuration } from '../config/configuration.js';
import { newId } from '../database/new-id.js';
import { storableText } from '../database/storable-text.js';
import type { JobRun } from '../queue/job-handler.js';
import { JobQueue } from '../queue/job-queue.js';
import { type ChannelPlan, type KeptChannel, nextLook, planChannels } from './channel-plan.js';
import { ChannelStore, type WatchedCalendar } from './channel-store.js';
import { CHANNEL_SECONDS, lookAfterFailure, renewalAt } from './channel-times.js';
import { newChannelToken } from './channel-token.js';

/** Providers that have reached us by the time they answer, by a handshake; the others send a first message. */
const GREETS_BEFORE: Readonly<Record<PushKind, boolean>> = { google: false, microsoft: true };

/**
 * Opens, renews and closes the push channels of one calendar, as they are needed. A run that dies between the provider's
 * answer and our commit leaves a channel that nobody here knows: its messages move nothing, and it ends by itself.
 */
@Injectable()
export class ChannelUpkeep {
  constructor(
    private readonly db: DataSource,
    private readonly store: ChannelStore,
    private readonly adapters: Adapters,
    private readonly queue: JobQueue,
    private readonly configuration: Configuration,
  ) {}

  /**
   * @param renew the provider asked for it
   * @throws {ProviderError} when a channel could not be opened, renewed or closed; the calendar then says why
   */
  async run(calendarId: string, renew: boolean, run: JobRun): Promise<void> {
    const calendar = await this.store.load(calendarId);
    if (calendar === null) return run.log('info', 'the calendar is gone');
    const address = this.addressFor(calendar);
    const plan = (channels: readonly KeptChannel[]): ChannelPlan =>
      planChannels({ address, channels, renew, now: Date.now() });
    const { first, serving } = plan(calendar.channels);
    if (first && address !== null) await this.replace(calendar, address, serving, run);
    // The successor may be heard by now, before its provider has answered.
    const { close, forget } = plan(await this.store.channels(this.db.manager, calendarId));
    for (const channel of close) await this.close(calendar, channel, run);
    await this.heldBy(run, async (manager) => {
      await this.store.forget(manager, forget);
      await this.store.lookAgain(manager, calendarId, nextLook(await this.store.channels(manager, calendarId)));
      if (address === null && close.length > 0) await this.store.readSoon(manager, calendarId);
    });
  }

  /** Where this calendar's provider may send messages; null where none are wanted. */
  private addressFor({ kind, status, isSource }: WatchedCalendar): string | null {
    const { pushOrigin } = this.configuration;
    if (pushOrigin === null || !isSource || status === 'disabled' || !isPushKind(kind)) return null;
    return `${pushOrigin}/push/${kind}`;
  }

  private async replace(
    calendar: WatchedCalendar,
    address: string,
    serving: KeptChannel | null,
    run: JobRun,
  ): Promise<void> {
    const id = newId();
    const { token, hash } = newChannelToken(id);
    await this.heldBy(run, (manager) =>
      this.store.ask(manager, { id, calendarId: calendar.id, tokenHash: hash, address }),
    );
    const request: ChannelRequest = {
      calendarId: calendar.externalId,
      channelId: id,
      address,
      token,
      seconds: CHANNEL_SECONDS,
      signal: run.signal,
    };
    try {
      const adapter = await this.adapters.open(calendar.connectorId, onBehalfOf(run));
      const channel = await asked(adapter, serving, request);
      await this.heldBy(run, (manager) => this.replaced(manager, calendar, { id, channel, serving }));
      run.log('info', serving ? 'the push channel was renewed' : 'a push channel was opened', {
        until: channel.expiresAt,
      });
    } catch (error) {
      if (!run.signal.aborted && error instanceof ProviderError)
        await this.failed(calendar, { id, serving }, error, run);
      throw error;
    }
  }

  private async replaced(
    manager: EntityManager,
    { id: calendarId, kind, accountId, channels }: WatchedCalendar,
    { id, channel, serving }: { id: string; channel: PushChannel; serving: KeptChannel | null },
  ): Promise<void> {
    const renewAt = renewalAt(Date.now(), Date.parse(channel.expiresAt), Math.random());
    await this.store.forgetFailures(manager, calendarId);
    if (serving !== null && channel.id === serving.channelId) {
      await this.store.prolong(manager, serving.id, channel, renewAt);
      return this.store.forget(manager, [{ id }]);
    }
    await this.store.stands(manager, id, { channel, renewAt, heard: isPushKind(kind) && GREETS_BEFORE[kind] });
    // One that was never heard is no help meanwhile.
    const others = channels.filter(({ state }) => state === 'live');
    for (const other of others) await this.store.replaced(manager, other.id);
    // What changed while nothing told of it is read once; the one before may have ended unnoticed.
    await this.queue.enqueue([{ kind: 'pull', lane: 'poll', calendarId, accountId }], manager);
  }

  /** What will go well later is tried again by the job; the rest, and what it gives up, when it is looked after next. */
  private async failed(
    { id: calendarId }: WatchedCalendar,
    { id, serving }: { id: string; serving: KeptChannel | null },
    error: ProviderError,
    run: JobRun,
  ): Promise<void> {
    const mends = FAILURE_RULES[error.kind].retry !== 'never';
    const refused = error.kind === 'rejected' || error.kind === 'not-found';
    const standingUntil = serving?.expiresAt ?? null;
    const again = lookAfterFailure(Date.now(), { refused, standingUntil }, Math.random());
    await this.heldBy(run, async (manager) => {
      const failure = mends ? 'provider-failing' : 'refused-by-provider';
      await this.store.failed(manager, { id, calendarId }, failure, storableText(error.message));
      await this.store.lookAgain(manager, calendarId, again);
      if (serving === null) await this.store.readSoon(manager, calendarId);
    });
  }

  /** What the provider does not let us close is let go: it ends by itself, and is believed no longer. */
  private async close(calendar: WatchedCalendar, channel: KeptChannel, run: JobRun): Promise<void> {
    try {
      const adapter = await this.adapters.open(calendar.connectorId, onBehalfOf(run));
      await adapter.closeChannel?.(calendar.externalId, standing(channel));
      run.log('info', 'a push channel was closed');
    } catch (error) {
      if (!(error instanceof ProviderError) || FAILURE_RULES[error.kind].retry !== 'never') throw error;
      run.log('warn', 'a push channel could not be closed; it ends by itself', { reason: error.reason });
    }
    await this.heldBy(run, (manager) => this.store.forget(manager, [channel]));
  }

  /** A run whose job was taken over writes nothing any more. */
  private async heldBy(run: JobRun, write: (manager: EntityManager) => Promise<void>): Promise<void> {
    await this.db.transaction(async (manager) => {
      await run.hold(manager);
      await write(manager);
    });
  }
}

const isPushKind = (kind: string): kind is PushKind => (PUSH_KINDS as readonly string[]).includes(kind);

/** As the provider knows it. */
const standing = ({ channelId, resourceId, expiresAt }: KeptChannel): PushChannel => ({
  id: channelId ?? '',
  resourceId,
  expiresAt: new Date(expiresAt ?? 0).toISOString(),
});

async function asked(
  adapter: ConnectorAdapter,
  serving: KeptChannel | null,
  request: ChannelRequest,
): Promise<PushChannel> {
  const answered =
    serving === null ? adapter.openChannel?.(request) : adapter.renewChannel?.(standing(serving), request);
  if (!answered) throw new ProviderError('rejected', 'refused', 'This provider does not tell of changes.');
  return answered;
}
