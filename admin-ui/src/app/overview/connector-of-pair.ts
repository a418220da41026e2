import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CalendarAnswer, PairAnswer } from '@calmirror/contracts';
import { firstValueFrom } from 'rxjs';

/** Finds the connector that one end of a pair hangs on. Fails with what `toProblem` reads. */
@Injectable({ providedIn: 'root' })
export class ConnectorOfPair {
  private readonly http = inject(HttpClient);

  async at(end: 'source' | 'target', pairId: string): Promise<string> {
    const pair = await firstValueFrom(this.http.get<PairAnswer>(`/api/pairs/${pairId}`));
    const calendarId = end === 'source' ? pair.sourceCalendarId : pair.targetCalendarId;
    return (await firstValueFrom(this.http.get<CalendarAnswer>(`/api/calendars/${calendarId}`))).connectorId;
  }
}
