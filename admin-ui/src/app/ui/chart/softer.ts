import type { Tone } from '../status/status-chip';

/** A hue of the theme as an area. Inks are made for words; as areas they would shout. */
export const softer = (hue: Tone): string => `color-mix(in srgb, var(--ink-${hue}) 70%, var(--wash-${hue}))`;
