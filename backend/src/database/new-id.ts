import { v7 } from 'uuid';

/** A new UUIDv7 (RFC 9562, section 5.7): ids sort by the time they were made, so that indexes grow at their end. */
export const newId = (): string => v7();

/** The least UUIDv7 of a moment in milliseconds: what was made before it has a lesser id. */
export function firstIdAt(milliseconds: number): string {
  const time = Math.trunc(milliseconds).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
