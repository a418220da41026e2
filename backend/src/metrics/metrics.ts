import { Injectable } from '@nestjs/common';
import { getOrCreateMetric } from '@willsoto/nestjs-prometheus';
import type { Counter, Gauge, Histogram } from 'prom-client';

const counter = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Counter<Label> =>
  getOrCreateMetric('Counter', { name: `calmirror_${name}`, help, labelNames }) as Counter<Label>;

const gauge = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> =>
  getOrCreateMetric('Gauge', { name: `calmirror_${name}`, help, labelNames }) as Gauge<Label>;

const histogram = <Label extends string = never>(
  name: string,
  help: string,
  buckets: number[],
  labelNames: Label[] = [],
): Histogram<Label> =>
  getOrCreateMetric('Histogram', { name: `calmirror_${name}`, help, buckets, labelNames }) as Histogram<Label>;

/** Seconds, from a wake-up by NOTIFY to a queue that is far behind. */
const WAITING = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300];
/** Seconds, from a pushed change on a quiet day to what an outage held up; 2 s is the objective. */
const MIRRORING = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30, 60, 90, 180, 600, 1800, 3600, 21_600];

/** Every metric of this product. Labels take their values from closed lists only, never from ids or from what people typed. */
@Injectable()
export class Metrics {
  readonly jobs = counter('jobs_total', 'Runs of jobs that ended', ['kind', 'lane', 'outcome']);
  readonly jobSeconds = histogram('job_seconds', 'How long a run took', WAITING, ['kind']);
  readonly claimLatency = histogram('claim_latency_seconds', 'From due to claimed', WAITING, ['lane']);
  readonly leaseLosses = counter('lease_losses_total', 'Jobs that were taken over from a worker that fell silent');
  readonly claimCollisions = counter('claim_collisions_total', 'Claims refused for another one of the same moment');

  /** Read from the database at each scrape. */
  readonly queueDepth = gauge('queue_jobs', 'Jobs that wait or run', ['lane', 'status']);
  readonly queueOldestSeconds = gauge('queue_oldest_due_seconds', 'Age of the job that is due for longest', ['lane']);
  readonly poolConnections = gauge('database_pool_connections', 'Connections of this process', ['state']);
  readonly waitingAccounts = gauge('accounts_waiting', 'Accounts that their provider wants to be left alone', ['kind']);

  readonly providerRequests = counter('provider_requests_total', 'Requests to providers', ['kind', 'outcome']);
  readonly providerSeconds = histogram('provider_request_seconds', 'Time of a request', WAITING, ['kind']);
  readonly providerUnits = counter('provider_units_total', 'Requests as providers count them, each one of a batch', [
    'kind',
    'work',
  ]);
  readonly providerLimits = counter('provider_limits_total', 'Answers that said that requests were too many', ['kind']);
  readonly rateWaits = counter('rate_waits_total', 'Requests that had to wait for the budget of their account', [
    'kind',
  ]);

  readonly eventsRead = counter('events_read_total', 'Source events that were new or changed');
  readonly eventsCreated = counter('events_created_total', 'Mirrors created');
  readonly eventsUpdated = counter('events_updated_total', 'Mirrors updated');
  readonly eventsDeleted = counter('events_deleted_total', 'Mirrors deleted');
  readonly eventsFiltered = counter('events_filtered_total', 'Source events that a rule kept from being mirrored');
  readonly eventsHeld = counter('events_held_total', 'Deletions that were held for approval');
  readonly eventsFailed = counter('events_failed_total', 'Source events whose mirror could not be written');
  readonly changeToMirrorSeconds = histogram(
    'change_to_mirror_seconds',
    'From when a change could be known of to its mirror at the target: from the arrival of the message that told of it (lane push), ' +
      'or from when the read of its calendar was due (lane poll), or else from the beginning of the read that found it',
    MIRRORING,
    ['lane'],
  );

  readonly pushMessages = counter('push_messages_total', 'Words of providers that something changed', [
    'provider',
    'outcome',
  ]);
  readonly listeners = gauge('listeners', 'Calendars that this process listens to', ['state']);
  readonly listenerLosses = counter('listener_losses_total', 'Held connections that failed or were lost', [
    'kind',
    'reason',
  ]);
  /** Read from the database at a scrape, no more often than each ten seconds. */
  readonly pushChannels = gauge('push_channels', 'Push channels', ['state']);
  readonly pushCalendars = gauge('push_calendars', 'Calendars with push, or without it for a reason', [
    'state',
    'reason',
  ]);
}
