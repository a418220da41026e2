import { softer } from '../ui/chart/softer';

/** What can be done to a mirror, in the order in which the bars are stacked, each with its colour from the theme. */
export const SERIES = [
  { name: 'created', colour: softer('ok') },
  { name: 'updated', colour: softer('working') },
  { name: 'deleted', colour: softer('paused') },
] as const;
