import { zoneOr } from './zones';

it('falls back on the own zone for one that the browser does not know', () => {
  expect([
    zoneOr('Mars/Olympus', 'Europe/Paris'),
    zoneOr(null, 'Europe/Paris'),
    zoneOr('Asia/Calcutta', 'Europe/Paris'),
  ]).toEqual(['Europe/Paris', 'Europe/Paris', 'Asia/Calcutta']);
});
