import { FeedServer } from '@calmirror/testkit';
import type { CalendarAnswer, ConnectorAnswer, JobAnswer, PairAnswer } from '@calmirror/contracts';
import type { Answer, Client } from '../../harness/client.js';
import { eventually } from '../../harness/eventually.js';
import { startApp, type RunningApp, type StartOptions } from '../../harness/start-app.js';

const PATIENCE_MS = 40_000;

/** A running installation, a feed server that the test programs, and what a person would do over the API. */
export class Mirroring {
  private constructor(
    readonly running: RunningApp,
    readonly feeds: FeedServer,
    readonly client: Client,
  ) {}

  static async start(options: StartOptions = {}): Promise<Mirroring> {
    const feeds = await FeedServer.start();
    const running = await startApp({ ...options, env: { LEASE_SECONDS: '3', POLL_SECONDS: '0.2', ...options.env } });
    return new Mirroring(running, feeds, await running.client());
  }

  async stop(): Promise<void> {
    await this.running.stop();
    await this.feeds.close();
  }

  /** Connects the feed at `path` of the feed server and answers its calendar. */
  async source(path: string): Promise<CalendarAnswer> {
    const settings = { url: this.feeds.url(path) };
    const connector = await this.made<ConnectorAnswer>('/api/connectors', { kind: 'ics', name: 'Rota', settings });
    return this.made('/api/calendars', { connectorId: connector.id, externalId: settings.url });
  }

  /** A new published calendar. */
  async target(name = 'Work'): Promise<CalendarAnswer> {
    const connector = await this.made<ConnectorAnswer>('/api/connectors', {
      kind: 'published',
      name: 'Feeds',
      settings: {},
    });
    return this.made('/api/calendars', { connectorId: connector.id, name });
  }

  async pair(
    source: Pick<CalendarAnswer, 'id'>,
    target: Pick<CalendarAnswer, 'id'>,
    extra: object = {},
  ): Promise<PairAnswer> {
    return this.made('/api/pairs', {
      name: 'Private to work',
      sourceCalendarId: source.id,
      targetCalendarId: target.id,
      policy: { preset: 'full' },
      intervalSeconds: 3600,
      ...extra,
    });
  }

  /** Reads the source and mirrors it now, and answers the job when it has ended. */
  async sync(pairId: string): Promise<JobAnswer> {
    const scheduled = await this.expect(202, this.client.post('/api/jobs/schedule', { kind: 'mirror', pairId }));
    return this.ended(scheduled.json<JobAnswer>().id);
  }

  /** Reads the source now, and answers the job when it has ended. */
  async pull(calendarId: string): Promise<JobAnswer> {
    const scheduled = await this.expect(202, this.client.post('/api/jobs/schedule', { kind: 'pull', calendarId }));
    return this.ended(scheduled.json<JobAnswer>().id);
  }

  /** Waits until no job waits or runs. */
  async quiet(): Promise<void> {
    await eventually(async () => {
      const live = await this.running.db.query<{ kind: string }[]>(
        `SELECT kind FROM sync_jobs WHERE status IN ('queued', 'running') AND run_at <= now()`,
      );
      if (live.length > 0) throw new Error(`still live: ${live.map(({ kind }) => kind).join(', ')}`);
    });
  }

  /** What is on all targets, with the moment of its last write. */
  written(): Promise<unknown[]> {
    return this.running.db.query<unknown[]>(
      'SELECT calendar_id, mirror_id, revision FROM published_events ORDER BY 1, 2',
    );
  }

  /** Takes back jobs that wait for another try. */
  async forgetWaiting(): Promise<void> {
    await this.running.db.query(`DELETE FROM sync_jobs WHERE status = 'queued'`);
  }

  /** The job as soon as it has ended, or waits for another try after a failed one. */
  async ended(jobId: string): Promise<JobAnswer> {
    return eventually(async () => {
      const job = (await this.client.get(`/api/jobs/${jobId}`)).json<JobAnswer>();
      // What a lost worker leaves behind is taken up at once; what failed waits for its time.
      const waits = job.status === 'queued' && job.error !== null && job.error.kind !== 'lost-worker';
      const over = job.finishedAt !== null || waits;
      if (!over) throw new Error(`the job is ${job.status}`);
      return job;
    });
  }

  async pairNow(pairId: string): Promise<PairAnswer> {
    return (await this.expect(200, this.client.get(`/api/pairs/${pairId}`))).json();
  }

  /** Waits until the pair is in this state, on a busy machine through a second try of what failed first. */
  async settled(pairId: string, state: PairAnswer['state'] = 'ok'): Promise<PairAnswer> {
    return eventually(async () => {
      const pair = await this.pairNow(pairId);
      if (pair.state !== state) throw new Error(`the pair is ${pair.state}: ${pair.stateReason}`);
      return pair;
    }, PATIENCE_MS);
  }

  /** What another calendar application gets at the published address. */
  async feedText(target: CalendarAnswer): Promise<string> {
    const answer = await fetch(target.feedUrl ?? '');
    if (answer.status !== 200) throw new Error(`the feed answers ${answer.status}`);
    return answer.text();
  }

  private async made<T>(path: string, body: object): Promise<T> {
    return (await this.expect(201, this.client.post(path, body))).json<T>();
  }

  private async expect(status: number, sent: Promise<Answer>): Promise<Answer> {
    const answer = await sent;
    if (answer.status !== status) throw new Error(`answered ${answer.status}: ${answer.text}`);
    return answer;
  }
}
