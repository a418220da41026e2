import { hash } from 'node:crypto';

const LENGTH = 32;

/**
 * What a UID (RFC 5545 §3.8.4.7) is looked up by: 128 bits of its SHA-256 in hexadecimal digits. The same in every calendar
 * that holds the meeting, of one length however long the UID is, and it says no more than whether two are the same: many
 * UIDs name the organisation, and some the meeting.
 */
export const uidDigest = (uid: string): string => hash('sha256', uid).slice(0, LENGTH);
