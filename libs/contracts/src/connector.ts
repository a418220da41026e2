import { ApiExtraModels, ApiProperty, ApiPropertyOptional, OmitType, refs } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsEmail, IsIn, IsObject, IsString, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import { accountFaults, needsSecret, secretShape } from './account-faults.js';
import { ClientSecret, GoogleSettings, MicrosoftSettings, ServiceAccountSecret } from './account-settings.js';
import {
  CONNECTOR_KINDS,
  CONNECTOR_STATUS_REASONS,
  CONNECTOR_STATUSES,
  type ConnectorKind,
  type ConnectorStatus,
  type ConnectorStatusReason,
} from './closed-lists.js';
import { IfGiven } from './if-given.js';
import { ImapSettings } from './imap-settings.js';
import { IsFeedAddress, IsServerAddress, LONGEST_ADDRESS } from './is-address.js';
import { IsName, LONGEST_NAME } from './is-name.js';
import { ConnectedAccount } from './oauth.js';
import { Page } from './page.js';
import type { FieldProblem } from './problem.js';
import type { SelfChecking } from './self-checking.js';

const LONGEST_CREDENTIAL = 1_000;

/** User name and password, sent and never answered. */
export class ConnectorSecret {
  @ApiProperty({ maxLength: LONGEST_CREDENTIAL })
  @IsString()
  @MaxLength(LONGEST_CREDENTIAL)
  username: string;

  @ApiProperty({ maxLength: LONGEST_CREDENTIAL, format: 'password' })
  @IsString()
  @MaxLength(LONGEST_CREDENTIAL)
  password: string;
}

export class IcsSettings {
  @ApiProperty({
    example: 'https://example.org/rota.ics',
    maxLength: LONGEST_ADDRESS,
    description: 'http, https or webcal. Credentials in the address are moved into the secret.',
  })
  @IsFeedAddress()
  url: string;
}

export class CaldavSettings {
  @ApiProperty({
    example: 'https://caldav.fastmail.com/',
    maxLength: LONGEST_ADDRESS,
    description: 'Where discovery begins (RFC 6764): the server, or any collection of the account.',
  })
  @IsServerAddress()
  url: string;
}

/** The built-in target has nothing to set. */
export class PublishedSettings {}

const SETTINGS = [
  IcsSettings,
  CaldavSettings,
  PublishedSettings,
  GoogleSettings,
  MicrosoftSettings,
  ImapSettings,
] as const;
type Settings = InstanceType<(typeof SETTINGS)[number]>;

const SECRETS = [ConnectorSecret, ClientSecret, ServiceAccountSecret] as const;
type Secret = InstanceType<(typeof SECRETS)[number]>;

/** The class of each kind's settings. */
const SETTINGS_OF_KIND = new Map<unknown, new () => object>([
  ['ics', IcsSettings],
  ['caldav', CaldavSettings],
  ['published', PublishedSettings],
  ['google', GoogleSettings],
  ['microsoft', MicrosoftSettings],
  ['imap', ImapSettings],
]);

const SECRET_OF_SHAPE = {
  password: ConnectorSecret,
  client: ClientSecret,
  'service-account': ServiceAccountSecret,
} as const;

/** A connector to be made. */
@ApiExtraModels(...SETTINGS, ...SECRETS)
export class ConnectorInput implements SelfChecking {
  @ApiProperty({ enum: CONNECTOR_KINDS, enumName: 'ConnectorKind' })
  @IsIn(CONNECTOR_KINDS)
  kind: ConnectorKind;

  @ApiProperty({ maxLength: LONGEST_NAME, example: 'Rota' })
  @IsName()
  name: string;

  @ApiProperty({ oneOf: refs(...SETTINGS), description: 'As the kind needs it.' })
  // Of a kind that there is not it is not known what belongs there; only that something does.
  @ValidateIf(({ kind }: ConnectorInput, value: unknown) => SETTINGS_OF_KIND.has(kind) || value === undefined)
  @IsObject()
  @ValidateNested()
  @Type((options) => SETTINGS_OF_KIND.get(options?.object['kind']) ?? Object)
  settings: Settings;

  @ApiPropertyOptional({
    oneOf: refs(...SECRETS),
    nullable: true,
    description:
      'Required for `caldav`, for `imap` with a password, for a connector with a client id of its own, and for a `google` organisation.',
  })
  @ValidateIf((input: ConnectorInput) => (input.secret ?? null) !== null || needsSecret(input))
  @IsObject()
  @ValidateNested()
  @Type((options) => SECRET_OF_SHAPE[secretShape(options?.object ?? {})])
  secret?: Secret | null;

  faults(): FieldProblem[] {
    return accountFaults(this);
  }
}

/** What a stored connector has become, its secret staying as it is. */
export class ConnectorKeepingSecret extends OmitType(ConnectorInput, ['secret', 'faults']) implements SelfChecking {
  faults(): FieldProblem[] {
    return accountFaults({ kind: this.kind, settings: this.settings });
  }
}

/** What a connector is changed to. A member that is absent keeps its value; `secret: null` removes the secret, where one can do without. */
@ApiExtraModels(...SETTINGS, ...SECRETS)
export class ConnectorUpdate {
  @ApiPropertyOptional({ enum: CONNECTOR_KINDS, enumName: 'ConnectorKind', description: 'Only the present one.' })
  kind?: ConnectorKind;

  @ApiPropertyOptional({ maxLength: LONGEST_NAME })
  name?: string;

  @ApiPropertyOptional({ oneOf: refs(...SETTINGS) })
  settings?: Settings;

  @ApiPropertyOptional({ oneOf: refs(...SECRETS), nullable: true })
  secret?: Secret | null;
}

/** Which connectors are asked for. */
export class ConnectorQuery extends Page {
  @ApiPropertyOptional({ enum: CONNECTOR_KINDS, enumName: 'ConnectorKind' })
  @IfGiven()
  @IsIn(CONNECTOR_KINDS)
  kind?: ConnectorKind;

  @ApiPropertyOptional({ enum: CONNECTOR_STATUSES, enumName: 'ConnectorStatus' })
  @IfGiven()
  @IsIn(CONNECTOR_STATUSES)
  status?: ConnectorStatus;

  @ApiPropertyOptional({ description: 'Part of the name, in any case.' })
  @IfGiven()
  @IsString()
  @MaxLength(LONGEST_NAME)
  name?: string;
}

/** What the connector's provider can do. */
export class ConnectorCapabilities {
  @ApiProperty() readable: boolean;
  @ApiProperty() writable: boolean;
  @ApiProperty({
    description: 'The provider sends word to an address of this installation when a calendar has changed.',
  })
  push: boolean;

  @ApiProperty({ description: 'The provider tells over a held connection when a calendar has changed.' })
  listens: boolean;

  @ApiProperty({ description: 'A series is written as a series.' }) series: boolean;
  @ApiProperty({ description: 'Times can stand in no zone.' }) floating: boolean;
  @ApiProperty({ description: 'New calendars can be made there.' }) createsCalendars: boolean;
  @ApiProperty({ description: 'Mirrors can be read back there.' }) listsMirrors: boolean;
  @ApiProperty({ description: 'Writes in one request.' }) batchSize: number;
}

/** A connector as answered; its secret never is. */
@ApiExtraModels(...SETTINGS)
export class ConnectorAnswer {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: CONNECTOR_KINDS, enumName: 'ConnectorKind' }) kind: ConnectorKind;
  @ApiProperty() name: string;
  @ApiProperty({ oneOf: refs(...SETTINGS) }) settings: Record<string, unknown>;
  @ApiProperty({ description: 'A secret is stored.' }) hasSecret: boolean;
  @ApiProperty({ enum: CONNECTOR_STATUSES, enumName: 'ConnectorStatus' }) status: ConnectorStatus;

  @ApiProperty({ enum: CONNECTOR_STATUS_REASONS, enumName: 'ConnectorStatusReason', nullable: true })
  statusReason: ConnectorStatusReason | null;

  @ApiProperty({ type: ConnectorCapabilities }) capabilities: ConnectorCapabilities;

  @ApiProperty({ type: ConnectedAccount, nullable: true, description: 'Null where nobody has given consent.' })
  account: ConnectedAccount | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'The last consent.' })
  connectedAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastValidatedAt: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}

export class CheckAnswer {
  @ApiProperty({ example: 'connection' }) name: string;
  @ApiProperty() ok: boolean;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
  @ApiProperty({ type: String, nullable: true }) detail: string | null;
}

/** What trying a connector found; `ok` when every check is. */
export class ConnectorCheckAnswer {
  @ApiProperty() ok: boolean;
  @ApiProperty({ type: [CheckAnswer] }) checks: CheckAnswer[];
}

/** One line of a check that is told as it goes (`application/x-ndjson`): each check as it ends, the outcome last. */
export class CheckLine {
  @ApiPropertyOptional({ type: CheckAnswer }) check?: CheckAnswer;
  @ApiPropertyOptional({ description: 'On the last line alone: every check is ok.' }) ok?: boolean;
}

/** What a connector has: calendars go with it, and pairs stand in the way of its removal. */
export class ConnectorRemoval {
  @ApiProperty({ description: 'Calendars in use, which are forgotten along with it.' }) calendars: number;
  @ApiProperty({ description: 'Pairs from or to one of them; while there are any, the removal is refused.' })
  pairs: number;
  @ApiProperty({ description: 'Mirrors that these pairs have on their targets.' }) mirrors: number;
}

/** `end`: the account's consent is given back to its provider, which then no longer lets this app in for it. */
export const CONSENT_FATES = ['keep', 'end'] as const;
export type ConsentFate = (typeof CONSENT_FATES)[number];

/** What becomes of the consent of a connector's account when the connector is removed. */
export class ConnectorRemovalQuery {
  @ApiPropertyOptional({
    enum: CONSENT_FATES,
    default: 'keep',
    description:
      '`end` gives the consent back, where the provider has a way to (Google has, Microsoft has none) and no other connector ' +
      'here lives by the same person’s consent to the same app. Other installations that use this app lose it as well.',
  })
  @IfGiven()
  @IsIn(CONSENT_FATES)
  consent?: ConsentFate;
}

/** Whose calendars are looked for. */
export class DiscoveryQuery {
  @ApiPropertyOptional({
    format: 'email',
    description:
      'The one person of an organisation whose calendars are looked for. Without it everybody’s are, at Microsoft of the first ' +
      'two thousand people, which takes about a second for thirty of them.',
  })
  @IfGiven()
  @IsEmail()
  @MaxLength(LONGEST_NAME)
  mailbox?: string;
}

/** A calendar that a connector's credentials can see. */
export class DiscoveredCalendarAnswer {
  @ApiProperty() externalId: string;
  @ApiProperty() name: string;

  @ApiPropertyOptional({ description: 'Whose mailbox it is in, where one connector serves an organisation.' })
  mailbox?: string;

  @ApiProperty({ type: String, nullable: true }) color: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'IANA name' }) timeZone: string | null;
  @ApiProperty() readable: boolean;
  @ApiProperty() writable: boolean;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The calendar that already uses it.' })
  calendarId: string | null;
}

export class DiscoveredCalendars {
  @ApiProperty({ type: [DiscoveredCalendarAnswer] }) items: DiscoveredCalendarAnswer[];
  @ApiProperty() total: number;
}
