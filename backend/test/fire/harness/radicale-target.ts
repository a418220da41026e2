import type { CalendarAnswer, ConnectorAnswer, DiscoveredCalendars } from '@calmirror/contracts';
import { aFeed, type ForeignClient, Radicale } from '@calmirror/testkit';
import { anHour } from '../../sync/harness/sample-feed.js';
import type { FireHouse } from './fire-house.js';
import type { FaultPoints } from './fault-points.js';
import type { FireTarget, Spoils } from './fire-target.js';
import { HttpGate } from './http-gate.js';
import type { Standing } from './sums.js';
import { writtenEvents } from './written-events.js';

const COLLECTION = '/alice/work/';
const OTHERS = 2;

/** A calendar of a real CalDAV server behind a gate, in which a person has events of their own. */
export class RadicaleTarget implements FireTarget {
  private copies = 0;

  private constructor(
    readonly gate: HttpGate,
    private readonly person: ForeignClient,
    readonly calendar: CalendarAnswer,
    /** Of the person, as a request names it. */
    readonly authorization: string,
  ) {}

  static async open(house: FireHouse): Promise<RadicaleTarget> {
    const radicale = await Radicale.start();
    const gate = await HttpGate.start(radicale.url);
    house.atEnd(
      () => gate.stop(),
      () => radicale.stop(),
    );
    const person = radicale.client();
    await person.makeCalendar(COLLECTION, { components: ['VEVENT'] });
    for (let n = 1; n <= OTHERS; n += 1)
      await person.put(`${COLLECTION}other-${n}.ics`, aFeed([anHour(`other-${n}`, `other-${n} v1`, n)]));
    const { name, password } = radicale.users.alice;
    const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
    return new RadicaleTarget(gate, person, await this.calendarOf(house, gate, radicale), authorization);
  }

  private static async calendarOf(house: FireHouse, gate: HttpGate, { users }: Radicale): Promise<CalendarAnswer> {
    const { name: username, password } = users.alice;
    const connector = await house.made<ConnectorAnswer>('/api/connectors', {
      kind: 'caldav',
      name: 'Alice',
      settings: { url: gate.url },
      secret: { username, password },
    });
    const found = await house.client.post(`/api/connectors/${connector.id}/discover`);
    const { items } = found.json<DiscoveredCalendars>();
    const externalId = items.find((item) => item.externalId.endsWith(COLLECTION))?.externalId;
    return house.made('/api/calendars', { connectorId: connector.id, externalId });
  }

  /** The calendar's, through the gate. */
  get address(): string {
    return `${this.gate.url}${COLLECTION}`;
  }

  get writes(): number {
    return this.gate.writes;
  }

  watchedBy(points: FaultPoints | null): void {
    this.gate.watch = (moment, { method }) => points?.pass(`${moment} ${method}`);
  }

  async spoil({ edited, deleted, copied }: Spoils): Promise<void> {
    const { text } = await this.person.get(edited);
    const original = await this.person.get(copied);
    this.copies += 1;
    const answers = [
      await this.person.put(edited, text.replace(/^SUMMARY:.*?(?=\r?$)/m, '$& mine')),
      await this.person.delete(deleted),
      await this.person.put(
        `${COLLECTION}copy-${this.copies}.ics`,
        original.text.replace(/^UID:.*?(?=\r?$)/m, `UID:copy-${this.copies}`),
      ),
    ];
    const failed = answers.find(({ status }) => status >= 300);
    if (failed) throw new Error(`the person was answered ${failed.status}: ${failed.text}`);
  }

  async standing(name: string): Promise<Standing[]> {
    // The whole calendar in one answer: this server's objects have a UID each, and reading them one by one takes seconds.
    const { status, text } = await this.person.get(COLLECTION);
    if (status !== 200) throw new Error(`the calendar answers ${status}`);
    const events = writtenEvents(text).filter(({ title }) => title.startsWith(`${name}-`));
    return events.map(({ uid, title }) => ({ id: uid, title }));
  }

  async foreign(): Promise<string> {
    const answers = Array.from({ length: OTHERS }, (_, n) => this.person.get(`${COLLECTION}other-${n + 1}.ics`));
    return (await Promise.all(answers)).map(({ status, etag, text }) => `${status} ${etag} ${text}`).join('\n');
  }
}
