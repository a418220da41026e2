import { pairPage } from './pair-page';
import { reasons, states } from './pair-states';

const count = new Intl.NumberFormat('en');

export const pairs = {
  page: pairPage,
  title: 'Pairs',
  summary: (total: number, filtered: boolean) =>
    `${count.format(total)} ${total === 1 ? 'pair' : 'pairs'}${filtered ? (total === 1 ? ' fits' : ' fit') : ''}`,
  filter: {
    name: 'Part of the name',
    state: 'State',
    every: 'Every state',
    inState: (state: string, pairs: number) => `${state} (${count.format(pairs)})`,
    clear: 'Clear the filter',
    none: { title: 'No pair fits', lead: 'Another state or another part of a name may find it.' },
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
    respected: 'Edited',
    failed: 'Failed',
    address: 'Published address',
  },
  number: (value: number) => count.format(value),
  mirrorsTo: 'to',
  never: 'not yet',
  copy: 'Copy address',
  copied: 'Copied',
  loading: 'Loading the pairs …',
  notUpdated: 'What you see is not fresh',
  empty: {
    title: 'No pair yet',
    lead: 'A pair mirrors one calendar onto another and keeps the mirrors true. Others see when you are busy, and only as much more as you allow.',
    act: 'Mirror a calendar',
    how: 'It takes a few minutes',
    steps: [
      { title: 'From where', does: 'The address of a feed, or an account. You see at once whether it can be read.' },
      { title: 'To where', does: 'A calendar of another account, or an address that Calmirror publishes for you.' },
      { title: 'What others see', does: 'Your own next events, side by side with what becomes of them.' },
    ],
    demo: {
      title: 'See it work first',
      lead: 'Without any account: a sample feed that changes while you watch, and its mirror. Stop Calmirror and start it again with:',
      command: 'npm start -- --demo',
      copy: 'Copy command',
    },
    docs: 'Or by the API',
  },
};
