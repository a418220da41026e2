const DAY = 86_400_000;
const at = (day, time) => `${new Date(Date.now() + day * DAY).toISOString().slice(0, 10)}${time}`;
const event = (number, start, end, summary, more = {}) => ({
  uid: `event-${number}`,
  recurrenceId: null,
  start,
  end,
  summary,
  location: null,
  status: 'confirmed',
  transparency: 'opaque',
  ...more,
});

/** Some weeks with what calendars have: whole days, days on end, what is cancelled, tentative, free, and without a title. */
export const sampleEvents = [
  event(1, at(-3, ''), at(3, ''), 'Conference in Lisbon', { location: 'Lisbon' }),
  event(2, at(0, 'T08:00:00Z'), at(0, 'T08:30:00Z'), 'Stand-up', { location: 'Room 4.12' }),
  event(3, at(0, 'T13:00:00Z'), at(0, 'T14:30:00Z'), 'Review with Léa and the people from the other house', {
    status: 'tentative',
  }),
  event(4, at(0, 'T17:00:00Z'), at(0, 'T18:00:00Z'), 'Choir', { status: 'cancelled' }),
  event(5, at(1, ''), at(2, ''), 'Birthday of Zoë', { transparency: 'transparent' }),
  event(6, at(1, 'T08:00:00Z'), at(1, 'T08:30:00Z'), 'Stand-up', { location: 'Room 4.12' }),
  event(7, at(1, 'T21:00:00Z'), at(2, 'T05:00:00Z'), 'Night shift'),
  event(8, at(2, 'T09:00:00'), at(2, 'T10:00:00'), null),
  event(9, at(5, 'T22:00:00Z'), at(5, 'T23:00:00Z'), 'Release', { transparency: 'transparent', status: 'tentative' }),
  event(10, at(9, ''), at(14, ''), 'Holidays'),
];
