import { Injectable } from '@angular/core';
import type { CalendarAnswer, CalendarInput, CalendarUpdate, JobAnswer } from '@calmirror/contracts';
import { sender, type Sent, type Versioned, versionedSender } from './send';

/** What can be done to calendars. Each promise fails with what `toProblem` reads. */
@Injectable({ providedIn: 'root' })
export class CalendarsApi {
  private readonly send = sender();
  private readonly sendVersioned = versionedSender();

  /** A discovered one by its `externalId`, or a new one by its `name`. */
  create(input: Sent<CalendarInput>): Promise<CalendarAnswer> {
    return this.send('POST', '/api/calendars', { body: input });
  }

  /** @param etag as in `PairsApi.update` */
  update(id: string, change: CalendarUpdate, etag: string | null = null): Promise<Versioned<CalendarAnswer>> {
    return this.sendVersioned('PUT', `/api/calendars/${id}`, { body: change, etag });
  }

  /** `409 in-use` while a pair uses it. */
  async remove(id: string, etag: string | null = null): Promise<void> {
    await this.send('DELETE', `/api/calendars/${id}`, { etag });
  }

  /** A new published address; the old one is dead at once. */
  renewAddress(id: string): Promise<CalendarAnswer> {
    return this.send('POST', `/api/calendars/${id}/address`);
  }

  /** Nobody can subscribe any more. */
  async revokeAddress(id: string): Promise<void> {
    await this.send('DELETE', `/api/calendars/${id}/address`);
  }

  /** Reads it anew from its provider. */
  pull(id: string): Promise<JobAnswer> {
    return this.send('POST', '/api/jobs/schedule', { body: { kind: 'pull', calendarId: id } });
  }
}
