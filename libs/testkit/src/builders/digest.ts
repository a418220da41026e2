import { hash } from 'node:crypto';
import type { Digest } from '@calmirror/core';

/** The digest that the backend hands to the core. */
export const sha256: Digest = (text) => hash('sha256', text);
