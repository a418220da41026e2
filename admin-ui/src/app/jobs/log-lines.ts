import { HttpClient } from '@angular/common/http';
import { DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { JobLogAnswer, Listing } from '@calmirror/contracts';
import type { JobLogLevel } from '@calmirror/contracts/closed-lists';
import { lastValueFrom } from 'rxjs';
import { LARGEST_PAGE } from '../live/every-page';
import { type Problem, toProblem } from '../ui/problem/problem';

/** Whose lines are read; of every level where none is named. */
export interface LogSource {
  readonly jobId: string;
  readonly level: JobLogLevel | null;
}

/** The log lines of a job, oldest first, read page by page; lines are only ever added. To be made where `inject` may be. */
export class LogLines {
  private readonly http = inject(HttpClient);
  private readonly destroyed = inject(DestroyRef);
  private readonly read = signal<readonly JobLogAnswer[]>([]);
  private readonly failure = signal<Problem | null>(null);
  private readonly whole = signal(false);
  private source: LogSource | null = null;
  private reading = false;
  private wanted = false;

  readonly lines = this.read.asReadonly();
  readonly problem = this.failure.asReadonly();
  /** Whether all lines that there were have come once. */
  readonly complete = this.whole.asReadonly();

  /** Begins anew with the lines of another source. */
  open(source: LogSource): void {
    this.source = source;
    this.read.set([]);
    this.whole.set(false);
    this.more();
  }

  /** Reads what has been added. A call while that is under way is followed by one more read. */
  more(): void {
    this.wanted = true;
    if (!this.reading) void this.readOn();
  }

  private async readOn(): Promise<void> {
    this.reading = true;
    while (this.wanted && this.source) {
      this.wanted = false;
      const { source } = this;
      try {
        const finished = await this.readPage(source);
        if (source === this.source) this.whole.update((whole) => whole || finished);
        if (!finished) this.wanted = true;
        this.failure.set(null);
      } catch (error) {
        this.failure.set(toProblem(error));
      }
    }
    this.reading = false;
  }

  /** The page that the next line belongs to, with those of its lines that are there already. True when it is the last. */
  private async readPage(source: LogSource): Promise<boolean> {
    const before = Math.floor(this.read().length / LARGEST_PAGE);
    const params = { page: before + 1, pageSize: LARGEST_PAGE, ...(source.level && { level: source.level }) };
    const { items, total } = await lastValueFrom(
      this.http
        .get<Listing<JobLogAnswer>>(`/api/jobs/${source.jobId}/logs`, { params })
        .pipe(takeUntilDestroyed(this.destroyed)),
      { defaultValue: { items: [], total: 0 } },
    );
    if (source !== this.source) return false;
    this.read.update((lines) => [...lines.slice(0, before * LARGEST_PAGE), ...items]);
    return items.length < LARGEST_PAGE || this.read().length >= total;
  }
}
