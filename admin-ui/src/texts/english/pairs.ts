import { pairPage } from './pair-page';
import { reasons, states } from './pair-states';

const count = new Intl.NumberFormat('en');

export const pairs = {
  page: pairPage,
  title: 'Pairs',
  summary: (total: number, asking: number, whole: boolean) => {
    const all = total === 1 ? '1 pair' : `${count.format(total)} pairs`;
    if (asking === 0) return all;
    const here = whole ? '' : ' on this page';
    return `${all}, ${count.format(asking)}${here} ${asking === 1 ? 'waits' : 'wait'} for you`;
  },
  states,
  reasons,
  columns: {
    state: 'State',
    pair: 'Pair',
    freshness: 'True as of',
    mirrored: 'Mirrored',
    filtered: 'Filtered',
    held: 'Held',
    failed: 'Failed',
    address: 'Published address',
  },
  number: (value: number) => count.format(value),
  mirrorsTo: 'to',
  unknownCalendar: 'unknown calendar',
  never: 'not yet',
  copy: 'Copy address',
  copied: 'Copied',
  loading: 'Loading the pairs …',
  notUpdated: 'What you see is not fresh',
  empty: {
    title: 'No pair yet',
    lead: 'A pair mirrors one calendar onto another and keeps the mirrors true. Others see when you are busy, and only as much more as you allow.',
    how: 'Three requests to the API make one',
    steps: [
      {
        request: 'POST /api/connectors',
        does: 'Say where calendars are: the address of a feed, and a place to publish.',
      },
      { request: 'POST /api/calendars', does: 'Choose the source, and make the calendar that others will see.' },
      { request: 'POST /api/pairs', does: 'Tie the two together, and say what others may see of each event.' },
    ],
    demo: {
      title: 'See it work first',
      lead: 'Without any account: a sample feed that changes while you watch, and its mirror. Stop Calmirror and start it again with:',
      command: 'npm start -- --demo',
      copy: 'Copy command',
    },
    docs: 'Open the API documentation',
    then: 'The pair shows up here by itself.',
  },
};
