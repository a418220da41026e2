import type { CalendarAnswer, ConnectorAnswer } from '@calmirror/contracts';
import { type ForeignClient, Radicale } from '@calmirror/testkit';
import type { StartOptions } from '../../harness/start-app.js';
import { Mirroring } from '../../sync/harness/mirroring.js';
import { caldavConnector, takeIntoUse } from './accounts.js';

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
    return caldavConnector(this.mirroring.client, this.radicale.url, this.radicale.users[name]);
  }

  /** Takes the calendar at a path of the server into use, as discovery names it. */
  inUse(connector: ConnectorAnswer, path: string): Promise<CalendarAnswer> {
    return takeIntoUse(this.mirroring.client, connector, path);
  }

  /** A new calendar of this person's, made with another program and taken into use here. */
  async calendar(path: string, name: UserName = 'alice'): Promise<CalendarAnswer> {
    await this.person(name).makeCalendar(path, { components: ['VEVENT'] });
    return this.inUse(await this.connector(name), path);
  }
}
