import { createHash } from 'node:crypto';
import { isObject } from './google-call.js';
import type { EventFields, GoogleConference } from './google-event.js';
import { refuse } from './google-refusal.js';

/**
 * The conference of an event.
 * @param version the client's `conferenceDataVersion`; with 0 nothing that it says of conferences is looked at
 */
export function readConference(value: unknown, version: number, previous: EventFields): GoogleConference | undefined {
  if (version === 0) return previous.conferenceData;
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw refuse.parseError();
  const conference = value as GoogleConference;
  const { createRequest } = conference;
  if (createRequest === undefined || createRequest.status !== undefined) return conference;
  if (!createRequest.requestId) throw refuse.required('Missing conference request id.');
  return made(createRequest.requestId);
}

/** The address of a meeting at Google, for who looks for no more than that. */
export function hangoutLinkOf({ conferenceData }: EventFields): string | undefined {
  if (conferenceData?.conferenceSolution?.key?.type !== 'hangoutsMeet') return undefined;
  return conferenceData.entryPoints?.find(({ entryPointType }) => entryPointType === 'video')?.uri;
}

/** Google answers at once for its own meetings; the same request id makes the same meeting. */
function made(requestId: string): GoogleConference {
  const key = { type: 'hangoutsMeet' };
  const letters = [...createHash('sha256').update(requestId).digest()].map((byte) =>
    String.fromCharCode(97 + (byte % 26)),
  );
  const id = [letters.slice(0, 3), letters.slice(3, 7), letters.slice(7, 10)].map((group) => group.join('')).join('-');
  return {
    createRequest: { requestId, conferenceSolutionKey: key, status: { statusCode: 'success' } },
    entryPoints: [{ entryPointType: 'video', uri: `https://meet.google.com/${id}`, label: `meet.google.com/${id}` }],
    conferenceSolution: { key, name: 'Google Meet', iconUri: 'https://fonts.gstatic.com/meet.png' },
    conferenceId: id,
  };
}
