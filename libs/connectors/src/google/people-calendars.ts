import { ProviderError } from '@calmirror/core';
import type { DiscoveredCalendar } from '../adapter.js';
import { CallRounds, MOST_CALLS } from './call-rounds.js';
import { type Ask, type CalendarEntry, calendarEntries, discoveredCalendar } from './calendar-list.js';
import { listPeople } from './directory.js';
import type { Caller, GoogleClient } from './google-client.js';

/** People whose lists of calendars are read; of each further one the primary calendar is named unasked. */
export const MOST_LISTS = 500;

/**
 * The calendars of an organisation's people: of each person those that are the person's own, so that a calendar of many
 * owners is named once: under the one that Google names, else under the first by mail address.
 *
 * The lists of fifty people are read in one request, and those of the first five hundred at all: each needs a token of
 * its own, and an administrator waits for the answer. Of everybody else the primary calendar is named, which each person
 * has. People without a calendar are left out.
 * @throws ProviderError where people cannot be listed, or nobody's calendars can
 */
export async function peopleCalendars(client: GoogleClient, admin: Caller): Promise<readonly DiscoveredCalendar[]> {
  const people = (await listPeople(client, admin, null)).toSorted();
  const lists = await calendarLists(client, admin, people.slice(0, MOST_LISTS));
  const named = new Set(people);
  const taken = new Set<string>();
  const found = lists.flatMap(({ mailbox, entries }) =>
    entries.flatMap((entry) => {
      const id = entry.id ?? '';
      const owner = [id, entry.dataOwner ?? ''].find((person) => named.has(person)) ?? mailbox;
      if (entry.accessRole !== 'owner' || owner !== mailbox || taken.has(id)) return [];
      taken.add(id);
      return [discoveredCalendar(entry, mailbox)];
    }),
  );
  const others = people.slice(MOST_LISTS).map((mailbox) => discoveredCalendar(primaryOf(mailbox), mailbox));
  return [...found, ...others];
}

/**
 * The calendars of one person, without a look at anybody else: those that Google names somebody else's are left to that one.
 * @throws ProviderError where that person's cannot be listed
 */
export async function personsCalendars(
  client: GoogleClient,
  admin: Caller,
  person: string,
): Promise<readonly DiscoveredCalendar[]> {
  const mailbox = person.toLowerCase();
  const [list] = await calendarLists(client, admin, [mailbox]);
  const isOwn = ({ id = '', accessRole, dataOwner }: CalendarEntry): boolean =>
    accessRole === 'owner' && (dataOwner ?? (isPersons(id ?? '') ? id : mailbox)) === mailbox;
  return (list?.entries ?? []).filter(isOwn).map((entry) => discoveredCalendar(entry, mailbox));
}

/** Primary calendars have the address of their person for an id. */
const isPersons = (id: string): boolean => id.includes('@') && !id.endsWith('.calendar.google.com');

interface PersonsList {
  readonly mailbox: string;
  readonly entries: readonly CalendarEntry[];
}

async function calendarLists(
  client: GoogleClient,
  admin: Caller,
  people: readonly string[],
): Promise<readonly PersonsList[]> {
  const lists: PersonsList[] = [];
  for (let start = 0; start < people.length; start += MOST_CALLS) {
    const rounds = new CallRounds(client, admin);
    const some = people.slice(start, start + MOST_CALLS).map((mailbox) => listOf(client, rounds, mailbox));
    const read = await Promise.all(some);
    for (const list of read) if (!(list instanceof ProviderError)) lists.push(list);
    const failure = read.find((list) => list instanceof ProviderError);
    // What the first fifty all fail of, everybody would.
    if (failure instanceof ProviderError && lists.length === 0) throw failure;
  }
  return lists;
}

/** One person may have no calendar, or be gone by now; what concerns everybody ends the listing. */
async function listOf(client: GoogleClient, rounds: CallRounds, mailbox: string): Promise<PersonsList | ProviderError> {
  try {
    const ask: Ask = (call) => rounds.call((sender) => client.askAs(mailbox, sender, call));
    return { mailbox, entries: await calendarEntries(ask) };
  } catch (error) {
    if (error instanceof ProviderError && OF_ONE_PERSON.has(error.kind)) return error;
    throw error;
  }
}

const OF_ONE_PERSON: ReadonlySet<ProviderError['kind']> = new Set(['auth', 'not-found', 'rejected']);

const primaryOf = (mailbox: string): CalendarEntry => ({ id: mailbox, summary: mailbox, accessRole: 'owner' });
