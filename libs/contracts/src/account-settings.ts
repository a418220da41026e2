import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsIn, IsString, Length, Matches } from 'class-validator';
import { ACCOUNT_ACCESS, type AccountAccess } from './closed-lists.js';
import { IfGiven } from './if-given.js';
import { IsInstant } from './is-instant.js';
import { LONGEST_KEY_FILE } from './service-account-key.js';

const LONGEST_CLIENT_ID = 200;
const LONGEST_CLIENT_SECRET = 1_000;

/** A registered app's id, as the provider shows it: nothing but visible ASCII. */
export function IsClientId(): PropertyDecorator {
  return Matches(new RegExp(`^[\\x21-\\x7e]{1,${LONGEST_CLIENT_ID}}$`), {
    message: `A client id has 1 to ${LONGEST_CLIENT_ID} characters and no spaces.`,
  });
}

/** A directory of Microsoft Entra: its id, one of its domains, or one of the words for several directories. */
export function IsTenant(): PropertyDecorator {
  return Matches(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i, {
    message: 'A tenant is its id, a domain of it, or organizations, common or consumers.',
  });
}

/** Words that name no directory in particular. */
export const MANY_TENANTS: readonly string[] = ['organizations', 'common', 'consumers'];

export class GoogleSettings {
  @ApiProperty({
    enum: ACCOUNT_ACCESS,
    enumName: 'AccountAccess',
    description:
      '`account`: one account, whose owner gives consent. `organisation`: every mailbox of a Google Workspace, by a service account with domain-wide delegation.',
  })
  @IsIn(ACCOUNT_ACCESS)
  access: AccountAccess;

  @ApiPropertyOptional({
    description: "An app registration of the connector's own, with its secret; absent: the installation's.",
  })
  @IfGiven()
  @IsClientId()
  clientId?: string;

  @ApiPropertyOptional({ description: 'The own registration is in "Testing": each consent ends after seven days.' })
  @IfGiven()
  @IsBoolean()
  testing?: boolean;

  @ApiPropertyOptional({
    format: 'email',
    description: 'With `organisation`, required: the administrator on whose behalf people are listed.',
  })
  @IfGiven()
  @IsEmail()
  admin?: string;
}

export class MicrosoftSettings {
  @ApiProperty({
    enum: ACCOUNT_ACCESS,
    enumName: 'AccountAccess',
    description:
      '`account`: one account, whose owner gives consent. `organisation`: every mailbox of a tenant, by application permissions.',
  })
  @IsIn(ACCOUNT_ACCESS)
  access: AccountAccess;

  @ApiPropertyOptional({
    example: 'contoso.onmicrosoft.com',
    description:
      'Id or domain of the directory; with `organisation` required. Absent: the one of the registration, else any organisation.',
  })
  @IfGiven()
  @IsTenant()
  tenant?: string;

  @ApiPropertyOptional({
    description: "An app registration of the connector's own, with its secret; absent: the installation's.",
  })
  @IfGiven()
  @IsClientId()
  clientId?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'When the secret of the own registration ends.' })
  @IfGiven()
  @IsInstant()
  secretExpiresAt?: string;
}

/** The secret of a connector's own app registration, sent and never answered. */
export class ClientSecret {
  @ApiProperty({ maxLength: LONGEST_CLIENT_SECRET, format: 'password' })
  @IsString()
  @Length(1, LONGEST_CLIENT_SECRET)
  clientSecret: string;
}

/** The key of a Google service account, sent and never answered. */
export class ServiceAccountSecret {
  @ApiProperty({
    maxLength: LONGEST_KEY_FILE,
    format: 'password',
    description: 'The key file (JSON) as text, with its type, client_email and private_key.',
  })
  @IsString()
  @Length(1, LONGEST_KEY_FILE)
  serviceAccountKey: string;
}
