import { aFeed, type ForeignClient, type StoredObject } from '@calmirror/testkit';
import ICAL from 'ical.js';
import { othersSee, type Seen } from '../../sync/harness/others-see.js';
import { dashedIn } from '../../sync/harness/sample-feed.js';

/** Puts one event into a calendar, as the person's own program would. */
export async function personPuts(person: ForeignClient, path: string, ...vevents: readonly string[]): Promise<void> {
  const { status } = await person.put(path, aFeed(vevents));
  if (status !== 201 && status !== 204) throw new Error(`PUT ${path} was answered ${status}`);
}

/** What another calendar program shows of a collection within a year, by start. */
export async function seenBy(person: ForeignClient, collection: string): Promise<Seen[]> {
  const objects = await person.list(collection);
  return objects
    .flatMap(({ text }) => othersSee(text, dashedIn(-30), dashedIn(330)))
    .sort((one, other) => (one.start < other.start ? -1 : 1));
}

/** Titles of what stands there, sorted. */
export const titlesAt = async (person: ForeignClient, collection: string): Promise<string[]> =>
  (await seenBy(person, collection)).map(({ summary }) => summary).sort();

/** The objects of a collection that carry a marker of ours. */
export const mirrorsAt = async (person: ForeignClient, collection: string): Promise<StoredObject[]> =>
  (await person.list(collection)).filter(({ text }) => text.includes('calmirror:v1:'));

/** Names of all properties in an object's events, in any order, each once. */
export function propertiesOf({ text }: StoredObject): string[] {
  const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
  return [...new Set(events.flatMap((event) => event.getAllProperties().map(({ name }) => name)))].sort();
}
