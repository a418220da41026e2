import { EXPLAINED_SCOPES } from '@calmirror/connectors';
import { GoogleServer, type HeldGoogle } from '../servers/google/google-server.js';
import { GraphServer } from '../servers/graph/graph-server.js';
import type { HeldTenant } from '../servers/graph/graph-site.js';
import type { OAuthServerOptions } from '../servers/oauth/oauth-options.js';
import { OAuthServer } from '../servers/oauth/oauth-server.js';
import type { OidcHeld } from '../servers/oauth/oidc-store.js';
import type { SignInWords } from '../servers/oauth/sign-in-words.js';
import { CalendarPages } from './calendar-pages.js';
import { fillGoogle } from './google-contents.js';
import { fillMicrosoft } from './microsoft-contents.js';
import { DIRECTORY, GOOGLE_PEOPLE, MICROSOFT_PEOPLE } from './people.js';
import { Weeks } from './weeks.js';
import { WorldMemory } from './world-memory.js';

/** Seconds; nobody wants to sign in to a demonstration each day. */
const YEAR = 365 * 86_400;

export interface DemoWorldOptions {
  /** As which app the installation is known to both providers. */
  readonly client: OAuthServerOptions['client'];
  /** Ports of the loopback interface; 0 for any that is free. */
  readonly ports: {
    readonly google: number;
    readonly googleSignIn: number;
    readonly microsoft: number;
    readonly microsoftSignIn: number;
    readonly pages: number;
  };
  /** Keeps what the servers hold from one start to the next. */
  readonly file: string;
}

/** Where an installation finds the servers, in the words of its configuration, and a person the pages. */
export interface DemoWorldPlaces {
  readonly env: Readonly<Record<'GOOGLE_API' | 'GOOGLE_ISSUER' | 'MICROSOFT_API' | 'MICROSOFT_ISSUER', string>>;
  readonly pages: string;
}

interface Held {
  readonly google: HeldGoogle;
  readonly microsoft: HeldTenant;
  readonly consents: { readonly google: OidcHeld; readonly microsoft: OidcHeld };
}

interface Servers {
  readonly google: GoogleServer;
  readonly googleSignIn: OAuthServer;
  readonly microsoft: GraphServer;
  readonly microsoftSignIn: OAuthServer;
}

/**
 * Stand-ins for Google Calendar and Microsoft 365 on this machine, with people, their calendars and the pages where they sign in and
 * consent, for whoever tries the product and has no account. They listen on loopback and without TLS: their pages are opened by
 * browsers, which would warn of any certificate made here.
 */
export class DemoWorld {
  private constructor(
    private readonly servers: Servers,
    private readonly pages: CalendarPages,
    private readonly memory: WorldMemory,
    private readonly held: () => Held,
  ) {}

  static async start({ client, ports, file }: DemoWorldOptions): Promise<DemoWorld> {
    const memory = new WorldMemory(file);
    const kept = memory.read<Held>();
    const consents = kept?.consents ?? { google: new Map(), microsoft: new Map() };
    const googleSignIn = await OAuthServer.start({
      ...signIn('google', client, 'Google', consents.google),
      ...{ people: GOOGLE_PEOPLE, rotation: 'none', port: ports.googleSignIn },
    });
    const microsoftSignIn = await OAuthServer.start({
      ...signIn('microsoft', client, 'Microsoft 365', consents.microsoft),
      ...{ people: MICROSOFT_PEOPLE, tenants: DIRECTORY, rotation: 'kept', port: ports.microsoftSignIn },
    });
    const google = await GoogleServer.start({ tokens: googleSignIn, port: ports.google, heldToContract: false });
    const microsoft = await GraphServer.start({
      ...{ tokens: microsoftSignIn, port: ports.microsoft, heldToContract: false },
    });
    const weeks = new Weeks(Date.now());
    if (kept) google.refill(kept.google);
    else fillGoogle(google, weeks);
    if (kept) microsoft.refill(kept.microsoft);
    else fillMicrosoft(microsoft, weeks);
    const pages = await CalendarPages.start({ google, microsoft }, ports.pages, new URL(client.redirectUri).origin);
    const held = (): Held => ({ google: google.held(), microsoft: microsoft.held(), consents: living(consents) });
    memory.keep(held);
    return new DemoWorld({ google, googleSignIn, microsoft, microsoftSignIn }, pages, memory, held);
  }

  get places(): DemoWorldPlaces {
    const { google, googleSignIn, microsoft, microsoftSignIn } = this.servers;
    return {
      env: {
        GOOGLE_API: google.url,
        GOOGLE_ISSUER: googleSignIn.issuer,
        MICROSOFT_API: microsoft.url,
        MICROSOFT_ISSUER: microsoftSignIn.issuer,
      },
      pages: this.pages.url,
    };
  }

  async stop(): Promise<void> {
    this.memory.stop();
    await this.pages.stop();
    await Promise.all(Object.values(this.servers).map((server: { stop(): Promise<void> }) => server.stop()));
    this.memory.write(this.held());
  }
}

function signIn(
  kind: 'google' | 'microsoft',
  client: OAuthServerOptions['client'],
  name: string,
  held: OidcHeld,
): Pick<OAuthServerOptions, 'kind' | 'client' | 'scopes' | 'consentSeconds' | 'words' | 'held'> {
  const scopes = EXPLAINED_SCOPES[kind].filter(({ access }) => access === 'account');
  const words: SignInWords = {
    provider: `the demonstration’s ${name}`,
    notice: `A demonstration: this page stands in for ${name}. It runs on this computer and has nothing to do with ${name} itself.`,
    purposes: new Map(scopes.map(({ scope, purpose }) => [scope, purpose])),
  };
  return { kind, client, words, held, consentSeconds: YEAR, scopes: scopes.map(({ scope }) => scope) };
}

/** What is still good for something. */
function living({ google, microsoft }: Held['consents']): Held['consents'] {
  const good = (held: OidcHeld): OidcHeld => new Map([...held].filter(([, { until }]) => until > Date.now()));
  return { google: good(google), microsoft: good(microsoft) };
}
