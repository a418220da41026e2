import type { MirrorOwner } from './mirror-id.js';

/** What a marker says: whose mirror this is. Nothing of the source event is in it. */
export interface Marker extends MirrorOwner {
  readonly mirrorId: string;
}

const VERSION_1 = /^calmirror:v1:([0-9a-zA-Z-]{1,64}):([0-9a-zA-Z-]{1,64}):([0-9a-v]{5,1024})$/;

/**
 * The text that makes an event recognisable as a mirror (promises 2 and 5): `calmirror:v1:installation:pair:mirror`.
 * It goes where people do not look (an X- property, a private extended property), never into title or text, which
 * people edit and copy.
 */
export function formatMarker(owner: MirrorOwner, mirrorId: string): string {
  return `calmirror:v1:${owner.installationId}:${owner.pairId}:${mirrorId}`;
}

/** Reads a marker; null for anything that is not exactly one of a version that is known here. */
export function parseMarker(text: string): Marker | null {
  const [, installationId, pairId, mirrorId] = VERSION_1.exec(text) ?? [];
  if (installationId === undefined || pairId === undefined || mirrorId === undefined) return null;
  return { installationId, pairId, mirrorId };
}
