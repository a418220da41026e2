import type { CalendarAnswer, ConnectorAnswer, DiscoveredCalendars } from '@calmirror/contracts';
import { type ForeignClient, Radicale } from '@calmirror/testkit';
import { makeConnector } from '../../harness/calendars-in-use.js';
import type { StartOptions } from '../../harness/start-app.js';
import { Mirroring } from '../../sync/harness/mirroring.js';

type UserName = keyof Radicale['users'];

/** A running installation and a real CalDAV server, with accounts there that other programs use too. */
export class CaldavMirroring {
  private constructor(
    readonly mirroring: Mirroring,
    readonly radicale: Radicale,
  ) {}

  static async start(options: StartOptions = {}): Promise<CaldavMirroring> {
    const radicale = await Radicale.start();
    return new CaldavMirroring(await Mirroring.start(options), radicale);
  }

  async stop(): Promise<void> {
    await this.mirroring.stop();
    await this.radicale.stop();
  }

  /** Another program of this person's. */
  person(name: UserName = 'alice'): ForeignClient {
    return this.radicale.client(this.radicale.users[name]);
  }

  connector(name: UserName = 'alice'): Promise<ConnectorAnswer> {
    const { name: username, password } = this.radicale.users[name];
    return makeConnector(this.mirroring.client, {
      kind: 'caldav',
      name: `Calendars of ${name}`,
      settings: { url: this.radicale.url },
      secret: { username, password },
    });
  }

  async discovered({ id }: ConnectorAnswer): Promise<DiscoveredCalendars['items']> {
    const answer = await this.mirroring.client.post(`/api/connectors/${id}/discover`);
    if (answer.status !== 200) throw new Error(`discover answered ${answer.status}: ${answer.text}`);
    return answer.json<DiscoveredCalendars>().items;
  }

  /** Takes the calendar at a path of the server into use, as discovery names it. */
  async inUse(connector: ConnectorAnswer, path: string): Promise<CalendarAnswer> {
    const found = (await this.discovered(connector)).find(({ externalId }) => externalId.endsWith(path));
    if (!found) throw new Error(`${path} was not discovered`);
    const { externalId } = found;
    const answer = await this.mirroring.client.post('/api/calendars', { connectorId: connector.id, externalId });
    if (answer.status !== 201) throw new Error(`taking ${externalId} into use answered ${answer.status}`);
    return answer.json<CalendarAnswer>();
  }

  /** A new calendar of this person's, made with another program and taken into use here. */
  async calendar(path: string, name: UserName = 'alice'): Promise<CalendarAnswer> {
    await this.person(name).makeCalendar(path, { components: ['VEVENT'] });
    return this.inUse(await this.connector(name), path);
  }
}
