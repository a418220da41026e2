import { HttpClient } from '@angular/common/http';
import { inject, type ResourceRef } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { versioned, type Versioned } from './send';

/**
 * One thing together with its version, for a page that changes it: the version stays beside the answer that it belongs to,
 * however often that is read anew. To be called where `inject` may be.
 */
export function versionedResource<T>(path: () => string): ResourceRef<Versioned<T> | undefined> {
  const http = inject(HttpClient);
  return rxResource({
    params: path,
    stream: ({ params }) => http.get<T>(params, { observe: 'response' }).pipe(map(versioned)),
  });
}
