import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import type { CalendarAnswer, JobAnswer, Listing, PairAnswer } from '@calmirror/contracts';
import { firstValueFrom, map } from 'rxjs';
import { versioned, type Versioned } from '../../data/send';
import { versionedResource } from '../../data/versioned-resource';
import { live } from '../../live/live';
import { ownZone, zoneOr } from '../../ui/time/zones';

const EVERY_MS = 4_000;
const CALENDARS_EVERY_MS = 60_000;
/** A page of the last runs. */
const RUNS = 10;

/** The pair whose page is open, with what its tabs show of it. Provided by the page, and so as long as that is open. */
@Injectable()
export class OpenPair {
  private readonly http = inject(HttpClient);
  readonly id = toSignal(inject(ActivatedRoute).paramMap.pipe(map((params) => params.get('id') ?? '')), {
    requireSync: true,
  });
  private readonly told = { topics: () => [`pair:${this.id()}`], everyMs: EVERY_MS };

  readonly versioned = live(
    versionedResource<PairAnswer>(() => `/api/pairs/${this.id()}`),
    // The names of its calendars stand in it.
    { ...this.told, topics: () => [`pair:${this.id()}`, 'calendars'] },
  );
  readonly pair = computed(() => this.versioned.latest()?.value.value ?? null);
  /** When the target was last known to be true, in milliseconds of the epoch; null before the first fill. */
  readonly trueAsOf = computed(() => {
    const [latest, freshness] = [this.versioned.latest(), this.pair()?.freshnessSeconds ?? null];
    return latest === null || freshness === null ? null : latest.at - freshness * 1_000;
  });

  readonly sourceId = computed(() => this.pair()?.sourceCalendarId);
  private readonly targetId = computed(() => this.pair()?.targetCalendarId);
  private readonly sources = calendarOf(this.sourceId);
  private readonly targets = calendarOf(this.targetId);
  /** Null until it has been read. */
  readonly source = computed(() => this.sources.latest()?.value ?? null);
  /** IANA name of the zone by whose clock the source's events are told. */
  readonly zone = computed(() => zoneOr(this.source()?.timeZone ?? null, ownZone()));
  readonly target = computed(() => this.targets.latest()?.value ?? null);

  /** The latest first. */
  readonly runs = live(
    httpResource<Listing<JobAnswer>>(() => ({
      url: '/api/jobs',
      params: { pairId: this.id(), pageSize: RUNS, sort: '-createdAt' },
    })),
    this.told,
  );
  /** The job that takes the pair away, while there is one. */
  readonly removal = computed(
    () => this.runs.latest()?.value.items.find(({ kind, status }) => kind === 'remove' && isUnderWay(status)) ?? null,
  );

  /** As it stands on the server by now; fails with what `toProblem` reads. */
  fresh(): Promise<Versioned<PairAnswer>> {
    const asked = this.http.get<PairAnswer>(`/api/pairs/${this.id()}`, { observe: 'response' });
    return firstValueFrom(asked.pipe(map(versioned)));
  }

  reload(): void {
    this.versioned.reload();
    this.runs.reload();
  }
}

const calendarOf = (id: () => string | undefined) =>
  live(
    httpResource<CalendarAnswer>(() => {
      const calendar = id();
      return calendar === undefined ? undefined : `/api/calendars/${calendar}`;
    }),
    { topics: ['calendars'], everyMs: CALENDARS_EVERY_MS },
  );

const isUnderWay = (status: JobAnswer['status']): boolean => status === 'queued' || status === 'running';
