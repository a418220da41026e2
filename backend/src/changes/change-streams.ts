import type { Readable } from 'node:stream';
import type { ChangeTopic } from '@calmirror/contracts';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Sessions } from '../auth/sessions.js';
import { Configuration } from '../config/configuration.js';
import { NotificationListener } from '../database/notification-listener.js';
import { Problem } from '../http/problem.js';
import { CHANGES_CHANNEL } from './change-notes.js';
import { ChangeStream } from './change-stream.js';
import { concerned, isToldOf } from './topics.js';

const BEAT_MS = 15_000;
const MOST_OF_A_SESSION = 16;

/** The streams of changes that are open in this process. */
@Injectable()
export class ChangeStreams implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ChangeStreams.name);
  private readonly streams = new Set<ChangeStream>();
  private readonly listener: NotificationListener;
  private beating: NodeJS.Timeout | undefined;
  private draining = false;

  constructor(
    private readonly sessions: Sessions,
    { databaseUrl }: Configuration,
  ) {
    const applicationName = 'calmirror-changes';
    this.listener = new NotificationListener({ databaseUrl, applicationName, channel: CHANGES_CHANNEL });
  }

  onApplicationBootstrap(): void {
    this.listener.start({ heard: (payload) => this.heard(payload), connected: () => this.tellAll() });
    this.beating = setInterval(() => void this.beat(), BEAT_MS).unref();
  }

  /** The first step of the end: a server waits for every answer under way. */
  async onModuleDestroy(): Promise<void> {
    this.draining = true;
    clearInterval(this.beating);
    for (const stream of this.streams) stream.end();
    await this.listener.stop();
  }

  /** @throws {Problem} 429 when the session has too many of them, 503 when this process is about to end */
  open(session: string, topics: readonly ChangeTopic[]): Readable {
    if (this.draining) throw new Problem('not-ready', 503, 'this process is shutting down', { retryAfterSeconds: 1 });
    const others = [...this.streams].filter((stream) => stream.session === session);
    if (others.length >= MOST_OF_A_SESSION)
      throw new Problem('too-many-requests', 429, 'this session has too many streams open', { retryAfterSeconds: 30 });
    const stream = new ChangeStream(session, new Set(topics));
    this.streams.add(stream);
    return stream.body.once('close', () => this.streams.delete(stream));
  }

  private heard(payload: string): void {
    for (const stream of this.streams) stream.tell(concerned(stream.asked, payload));
    // A session that was ended is among what was audited.
    if (isToldOf(payload, 'audit')) void this.endThoseSignedOut();
  }

  private tellAll(): void {
    for (const stream of this.streams) stream.tell(stream.asked);
  }

  private async beat(): Promise<void> {
    for (const stream of this.streams) stream.beat();
    await this.endThoseSignedOut();
  }

  private async endThoseSignedOut(): Promise<void> {
    if (this.streams.size === 0) return;
    try {
      const live = await this.sessions.among(Array.from(this.streams, ({ session }) => session));
      for (const stream of this.streams) if (!live.has(stream.session)) stream.end();
    } catch (error) {
      this.logger.debug({ err: error }, 'the sessions of open streams could not be looked up');
    }
  }
}
