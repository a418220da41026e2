import { sealContext } from '../secrets/secret-box.js';

/** Where the content of a mapping is sealed to: its pair and source event. */
export const mappingContent = (pairId: string, eventId: string): string =>
  sealContext('mappings', 'content', `${pairId}/${eventId}`);
