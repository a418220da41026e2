import type { AppRegistrationAnswer, ConnectorAnswer, OAuthAttemptAnswer, OAuthStarted } from '@calmirror/contracts';
import { GOOGLE_MAILBOX, GoogleServer, type OAuthAnswer, type OAuthPerson, OAuthServer } from '@calmirror/testkit';
import type { Answer, Client } from '../../harness/client.js';
import { Mirroring } from '../../sync/harness/mirroring.js';

/** Under this name a provider knows the installation; a browser of these tests goes to where it really listens. */
const PUBLIC_URL = 'http://calendars.example.org';

const SCOPES = ['calendar.events', 'calendar.calendarlist.readonly'].map(
  (scope) => `https://www.googleapis.com/auth/${scope}`,
);
const APP = { id: 'calmirror.apps.test', secret: 'the client secret' };

export const ALICE: OAuthPerson = { id: 'alice-1', mail: GOOGLE_MAILBOX };
export const BOB: OAuthPerson = { id: 'bob-1', mail: 'bob@corp.test' };

/** A running installation, Google's authorization server and Google's calendars, which take its tokens. */
export class OAuthHouse {
  private constructor(
    readonly mirroring: Mirroring,
    readonly issuer: OAuthServer,
    readonly google: GoogleServer,
  ) {}

  static async start(): Promise<OAuthHouse> {
    const client = { ...APP, redirectUri: `${PUBLIC_URL}/api/oauth/callback` };
    const issuer = await OAuthServer.start({ client, people: [ALICE, BOB], scopes: SCOPES });
    const google = await GoogleServer.start({ tokens: issuer });
    const env = { PUBLIC_URL, GOOGLE_ISSUER: issuer.issuer, GOOGLE_API: google.url };
    const house = new OAuthHouse(await Mirroring.start({ env }), issuer, google);
    await house.register();
    return house;
  }

  async stop(): Promise<void> {
    await this.mirroring.stop();
    await this.google.stop();
    await this.issuer.stop();
  }

  get client(): Client {
    return this.mirroring.client;
  }

  async register(clientSecret = APP.secret): Promise<AppRegistrationAnswer> {
    const answer = await this.client.put('/api/app-registrations/google', { clientId: APP.id, clientSecret });
    return answer.json();
  }

  async connector(name = 'Alice'): Promise<ConnectorAnswer> {
    const body = { kind: 'google', name, settings: { access: 'account' } };
    return (await this.client.post('/api/connectors', body)).json();
  }

  async now(id: string): Promise<ConnectorAnswer> {
    return (await this.client.get(`/api/connectors/${id}`)).json();
  }

  async begin(connectorId: string): Promise<OAuthStarted> {
    const answer = await this.client.post(`/api/connectors/${connectorId}/oauth/start`);
    if (answer.status !== 200) throw new Error(`not started: ${answer.text}`);
    return answer.json();
  }

  /** Goes back to where the provider sent the browser; answers where that led. */
  async comeBack(callback: string, client: Client = this.client): Promise<URL> {
    const { pathname, search } = new URL(callback);
    const answer: Answer = await client.get(pathname + search);
    if (answer.status !== 303) throw new Error(`the callback answers ${answer.status}: ${answer.text}`);
    return new URL(answer.headers.get('location') ?? '', PUBLIC_URL);
  }

  /** Signs in at the provider, start to end; answers the outcome. */
  async connect(connectorId: string, answer: OAuthAnswer = { person: ALICE }): Promise<OAuthAttemptAnswer> {
    const { authorizationUrl, attemptId } = await this.begin(connectorId);
    await this.comeBack(await this.issuer.consent(authorizationUrl, answer));
    return (await this.client.get(`/api/oauth/attempts/${attemptId}`)).json();
  }
}
