import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CalendarSample, JobAnswer } from '@calmirror/contracts';
import { exhaustMap, first, firstValueFrom, timer } from 'rxjs';
import { CalendarsApi } from '../../data/calendars-api';

const ASKED_EVERY_MS = 1_000;

/** Has a calendar read, and then asks for its next events. */
@Injectable({ providedIn: 'root' })
export class EventSample {
  private readonly http = inject(HttpClient);
  private readonly calendars = inject(CalendarsApi);

  /** @throws what `toProblem` reads: an `Error` with the words of the job where the calendar could not be read */
  async read(calendarId: string): Promise<CalendarSample> {
    const { id } = await this.calendars.pull(calendarId);
    const job = await firstValueFrom(
      timer(0, ASKED_EVERY_MS).pipe(
        exhaustMap(() => this.http.get<JobAnswer>(`/api/jobs/${id}`)),
        first(hasAnswered),
      ),
    );
    if (job.status !== 'succeeded') throw new Error(job.error?.message);
    return firstValueFrom(this.http.get<CalendarSample>(`/api/calendars/${calendarId}/sample`));
  }
}

/** A job that will be tried again has failed as far as somebody who waits for it is concerned. */
const hasAnswered = ({ status, error }: JobAnswer): boolean =>
  status !== 'running' && (status !== 'queued' || error !== null);
