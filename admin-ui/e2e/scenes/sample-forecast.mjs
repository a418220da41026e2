import { connectorId } from './sample-connectors.mjs';

const DAY_MS = 86_400_000;
const inDays = (days) => new Date(Date.now() + days * DAY_MS).toISOString();
const urgencyOf = (days) => (days <= 0 ? 'over' : days <= 1 ? 'day' : days <= 7 ? 'week' : 'later');

/** One end for each kind and urgency, the soonest first; see `/api/forecast`. */
export const ending = (days, kind, provider, index, name, renews = false) => ({
  at: inDays(days),
  kind,
  provider,
  connectorId: index === null ? null : connectorId(index),
  connectorName: name,
  renews,
  urgency: urgencyOf(days),
});

export const sampleForecast = () => [
  ending(-0.2, 'consent', 'google', 701, 'Ada, private'),
  ending(0.6, 'client-secret', 'microsoft', null, null),
  ending(3.4, 'consent', 'google', 700, 'Google of Léa, board and announcements of the whole company'),
  ending(5, 'client-secret', 'google', 703, 'Rooms'),
  ending(6.2, 'push-channel', 'google', 700, 'Google of Léa, board and announcements of the whole company', true),
  ending(41, 'client-secret', 'microsoft', 702, 'Example Ltd.'),
  ending(88, 'consent', 'microsoft', 704, 'Outlook of Ada', true),
];

/** What a summary tells of: what has ended or ends within a week, and is not put off by itself. */
export const expiringSoon = () =>
  sampleForecast().filter(({ urgency, renews }) => urgency !== 'later' && (!renews || urgency === 'over'));
