import type { DiscoveredCalendarAnswer } from '@calmirror/contracts';

/** Why a calendar cannot be chosen here; null when it can. */
export type Refuses = (calendar: DiscoveredCalendarAnswer) => string | null;
