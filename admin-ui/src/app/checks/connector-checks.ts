import { HttpClient, type HttpEvent, HttpEventType, type HttpDownloadProgressEvent } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import type { Checking } from './check-row';
import { checksIn } from './checks-in';

/** Tries connectors, and tells of each check as it ends. */
@Injectable({ providedIn: 'root' })
export class ConnectorChecks {
  private readonly http = inject(HttpClient);

  /** The last value has an `ok`. Fails as the request does, or where the answer ends before its outcome. */
  run(connectorId: string): Observable<Checking> {
    const answer = this.http.post(`/api/connectors/${connectorId}/validate`, null, {
      headers: { Accept: 'application/x-ndjson' },
      observe: 'events',
      reportProgress: true,
      responseType: 'text',
    });
    return answer.pipe(map(textOf), map(outcomeIn));
  }
}

interface Text {
  readonly text: string;
  readonly whole: boolean;
}

function textOf(event: HttpEvent<string>): Text {
  if (event.type === HttpEventType.Response) return { text: `${event.body ?? ''}\n`, whole: true };
  return { text: (event as Partial<HttpDownloadProgressEvent>).partialText ?? '', whole: false };
}

function outcomeIn({ text, whole }: Text): Checking {
  const checking = checksIn(text);
  if (whole && checking.ok === null) throw new Error('The answer ended before all was checked.');
  return whole ? checking : { ...checking, ok: null };
}
