import type { GoogleFault } from './google-faults.js';
import { GoogleRefusal } from './google-refusal.js';
import { type QuotaRefusal, tooMuch } from './google-quota.js';

const JSON_TYPE = { 'content-type': 'application/json; charset=UTF-8' };

const refused = (refusal: GoogleRefusal): GoogleFault => ({
  kind: 'answer',
  status: refusal.status,
  headers: { ...JSON_TYPE, ...refusal.headers },
  body: JSON.stringify(refusal.body),
});

/** Faults that are answers, in the words of Google or of what may stand before it. */
export const googleFault = {
  /** Over a limit; `now` is what a Retry-After that is a date is counted from. */
  tooMuch: (refusal: Partial<QuotaRefusal> = {}, now: number = Date.now()): GoogleFault =>
    refused(tooMuch({ status: 403, reason: 'userRateLimitExceeded', retryAfter: null, ...refusal }, now)),
  /** Any refusal of the API. */
  refusal: (status: number, reason: string, message: string, domain: GoogleRefusal['domain'] = 'global'): GoogleFault =>
    refused(new GoogleRefusal(status, domain, reason, message)),
  /** Google itself is ill, before or after what was asked for was done. */
  backendError: (status = 503, kind: 'answer' | 'answer-after' = 'answer'): GoogleFault => ({
    kind,
    status,
    headers: JSON_TYPE,
    body: JSON.stringify(new GoogleRefusal(status, 'global', 'backendError', 'Backend Error').body),
  }),
  /** A proxy answers in Google's place. */
  proxyPage: (status = 502, kind: 'answer' | 'answer-after' = 'answer'): GoogleFault => ({
    kind,
    status,
    body: '<!doctype html><html><head><title>Gateway</title></head><body><h1>Please sign in</h1></body></html>',
  }),
};
