import type { Answer, Attendee, Person } from '@calmirror/core';
import type { Property } from './component.js';
import { textOrNull } from './text-value.js';

const ANSWERS: Readonly<Record<string, Answer>> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
  DELEGATED: 'delegated',
};

const ROLES: Readonly<Record<string, Attendee['role']>> = {
  CHAIR: 'chair',
  'OPT-PARTICIPANT': 'optional',
  'NON-PARTICIPANT': 'non-participant',
};

const KINDS: Readonly<Record<string, Attendee['kind']>> = {
  INDIVIDUAL: 'individual',
  GROUP: 'group',
  RESOURCE: 'resource',
  ROOM: 'room',
  UNKNOWN: 'unknown',
};

/** ORGANIZER (RFC 5545 §3.8.4.3). */
export function personOf(property: Property): Person {
  const address = /^\s*(?:mailto:)?\s*([^\s@]+@[^\s@]+)\s*$/iu.exec(property.value)?.[1];
  const stated = property.parameters.get('EMAIL');
  return {
    name: textOrNull(property.parameters.get('CN')),
    email: (address ?? (stated?.includes('@') ? stated.trim() : null))?.toLowerCase() ?? null,
  };
}

/** ATTENDEE (RFC 5545 §3.8.4.1). */
export function attendeeOf(property: Property): Attendee {
  const parameter = (name: string): string => property.parameters.get(name)?.toUpperCase() ?? '';
  return {
    ...personOf(property),
    answer: ANSWERS[parameter('PARTSTAT')] ?? 'needs-action',
    role: ROLES[parameter('ROLE')] ?? 'required',
    kind: KINDS[parameter('CUTYPE')] ?? 'individual',
  };
}
