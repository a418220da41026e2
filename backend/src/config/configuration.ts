import 'reflect-metadata';
import { LEAST_PASSWORD, MOST_PASSWORD } from '@calmirror/contracts';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsIP,
  IsNotEmpty,
  IsUrl,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { isNetwork } from './network.js';

export const MODES = ['web', 'worker', 'all'] as const;
export type Mode = (typeof MODES)[number];

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const ORIGIN = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };
/** Accounts' tokens go there: without TLS to this machine alone, where tests and demonstrations have their providers. */
const SECURE = /^(https:\/\/|http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?\/?$)/;
const INSECURE = { message: 'must be an https:// address, or one on this machine' };

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const isLoopbackNetwork = (network: string): boolean => /^(127\.|::1(\/|$))/.test(network);

const whenSet = (_: Configuration, value: unknown): boolean => value !== null;
const asList = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(/[\s,]+/).filter((item) => item !== '') : value;
const asFlag = ({ value }: { value: unknown }): unknown => (value === '1' ? true : value === '0' ? false : value);

/**
 * Everything that can be set from outside. A field is read from the variable of the same name in capitals
 * (`databaseUrl` from DATABASE_URL); an absent or empty variable leaves the value written here.
 */
export class Configuration {
  /** `web`: API, console and feeds. `worker`: carries out jobs; serves health and metrics only. `all`: both in one process. */
  @IsIn(MODES)
  mode: Mode = 'all';

  /** Network address to listen on; `0.0.0.0` in a container. */
  @IsIP()
  bindAddress = '127.0.0.1';

  /** TCP port to listen on; 0 takes any free one. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  port = 3000;

  /** The PostgreSQL database, `postgres://user:password@host:port/name`. */
  @Matches(/^postgres(ql)?:\/\//, { message: 'is required: a postgres:// address' })
  databaseUrl = '';

  /** 1 when the database is the embedded one that was started beside this process, with its data in DATA_DIR. */
  @Transform(asFlag)
  @IsBoolean({ message: 'must be 0 or 1' })
  embedded = false;

  /** Connections that one process may hold. */
  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(200)
  databasePool = 10;

  /** Folder for what this installation keeps beside the database. */
  @IsNotEmpty()
  dataDir = '.data';

  /** The address that people and calendar applications use, without a path. Absent: `http://127.0.0.1:<port>`. */
  @ValidateIf(whenSet)
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @Matches(/^https?:\/\/[^/?#@]+\/?$/, { message: 'must be an origin, such as https://calendars.example.org' })
  publicUrl: string | null = null;

  /** Key ring, `id:base64,…` with 32 bytes each; the first one seals, all of them open. Made and kept in DATA_DIR when the database is embedded. */
  @ValidateIf(whenSet)
  @IsNotEmpty()
  secretKeys: string | null = null;

  /** With ADMIN_PASSWORD: the first administrator, made at start while there is no user. */
  @ValidateIf(whenSet)
  @IsEmail()
  adminEmail: string | null = null;

  @ValidateIf(whenSet)
  @MinLength(LEAST_PASSWORD)
  @MaxLength(MOST_PASSWORD)
  adminPassword: string | null = null;

  /** Bearer token that GET /metrics asks for; open when absent. */
  @ValidateIf(whenSet)
  @MinLength(16)
  metricsToken: string | null = null;

  /** Networks in CIDR form that connectors may reach beside public addresses, separated by commas. */
  @Transform(asList)
  @ValidateBy(
    { name: 'network', validator: { validate: isNetwork } },
    { each: true, message: 'must be networks in CIDR form' },
  )
  allowedNetworks: string[] = [];

  /** Proxies, in CIDR form, whose X-Forwarded-For is believed. */
  @Transform(asList)
  @ValidateBy(
    { name: 'network', validator: { validate: isNetwork } },
    { each: true, message: 'must be networks in CIDR form' },
  )
  trustedProxies: string[] = [];

  @IsIn(LOG_LEVELS)
  logLevel: LogLevel = 'info';

  /** API requests that one address may send in a minute; 0 for no limit. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  requestsPerMinute = 1200;

  /** Requests that one CalDAV account is sent in a minute at most, by all workers together. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  caldavRequestsPerMinute = 1200;

  /** Requests that one Google account is sent in a minute at most, by all workers together; Google allows 600. */
  @Type(() => Number)
  @IsInt()
  @Min(250)
  googleRequestsPerMinute = 540;

  /** The same for all accounts of a Google project together, of which Google allows 10,000. */
  @Type(() => Number)
  @IsInt()
  @Min(750)
  googleProjectRequestsPerMinute = 9_000;

  /** Requests that one Microsoft mailbox is sent in ten minutes at most, by all workers together; Microsoft allows 10,000. */
  @Type(() => Number)
  @IsInt()
  @Min(250)
  microsoftRequestsPerTenMinutes = 9_000;

  /** Where Google's APIs are; another address than the public one is for tests and demonstrations. */
  @IsUrl(ORIGIN)
  @Matches(SECURE, INSECURE)
  googleApi = 'https://www.googleapis.com';

  /** Who signs people in to Google, as OpenID Connect names the issuer. */
  @IsUrl(ORIGIN)
  @Matches(SECURE, INSECURE)
  googleIssuer = 'https://accounts.google.com';

  /** Where Microsoft Graph is; national clouds have others. */
  @IsUrl(ORIGIN)
  @Matches(SECURE, INSECURE)
  microsoftApi = 'https://graph.microsoft.com';

  /** Who signs people in to Microsoft 365, without the tenant; national clouds have others. */
  @IsUrl(ORIGIN)
  @Matches(SECURE, INSECURE)
  microsoftIssuer = 'https://login.microsoftonline.com';

  /** Jobs that one worker carries out at once. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(256)
  workerConcurrency = 8;

  /** Seconds after which a silent worker's job is given to another one; renewed at a third of it. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3600)
  leaseSeconds = 60;

  /** Seconds between two looks at the queue when nothing wakes the worker. */
  @Type(() => Number)
  @Min(0.05)
  @Max(60)
  pollSeconds = 5;

  /** Seconds between two looks of the scheduler at what has come due. */
  @Type(() => Number)
  @Min(0.05)
  @Max(60)
  schedulerSeconds = 1;

  /** Days for which what was written to targets is kept, with the contents that stood there before. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3650)
  journalDays = 30;

  /** Hours between two looks through a pair's target for what people changed or deleted there; 0 for none by itself. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(8760)
  reconcileHours = 24;

  /** 1 adds a sample feed that changes while you watch, a published calendar and a pair. */
  @Transform(asFlag)
  @IsBoolean({ message: 'must be 0 or 1' })
  demo = false;

  /** With DEMO: as which app the demonstration's own Google and Microsoft know this installation, `client id:client secret`. */
  @ValidateIf(whenSet)
  @Matches(/^[^\s:]+:\S+$/, { message: 'must be a client id and a secret with a colon between' })
  demoApp: string | null = null;

  /** The public address without a slash at its end. */
  get origin(): string {
    return new URL(this.publicUrl ?? `http://127.0.0.1:${this.port}`).origin;
  }

  /**
   * The public address, where providers can reach it with messages of their own; else null. Loopback will do where connectors
   * may reach it as well, as they do in a demonstration: then the providers are on this machine.
   */
  get pushOrigin(): string | null {
    if (this.publicUrl === null) return null;
    const { protocol, hostname, origin } = new URL(this.publicUrl);
    const isHere = this.demo || this.allowedNetworks.some(isLoopbackNetwork);
    const reached = protocol === 'https:' || (LOOPBACK.test(hostname) && isHere);
    return reached ? origin : null;
  }

  get secure(): boolean {
    return this.origin.startsWith('https:');
  }
}
