import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsString, Length } from 'class-validator';
import { IsClientId, IsTenant } from './account-settings.js';
import { ACCOUNT_ACCESS, OAUTH_KINDS, type AccountAccess, type OAuthKind } from './closed-lists.js';
import { IfGiven } from './if-given.js';
import { IsInstant } from './is-instant.js';
import { OAUTH_REACHES, type OAuthReach } from './oauth-sign-in.js';

const LONGEST_CLIENT_SECRET = 1_000;

/** The app as which this installation is known to a provider. */
export class AppRegistrationInput {
  @ApiProperty({ description: 'As the provider shows it: "Client ID", "Application (client) ID".' })
  @IsClientId()
  clientId: string;

  @ApiPropertyOptional({
    format: 'password',
    maxLength: LONGEST_CLIENT_SECRET,
    description: 'Sent and never answered. Absent: the stored one stays, which only that of the same client id can.',
  })
  @IfGiven()
  @IsString()
  @Length(1, LONGEST_CLIENT_SECRET)
  clientSecret?: string;

  @ApiPropertyOptional({
    description: 'For `microsoft`: id or domain of the directory; absent: accounts of any organisation.',
  })
  @IfGiven()
  @IsTenant()
  tenant?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'When the secret ends, if it does.' })
  @IfGiven()
  @IsInstant()
  secretExpiresAt?: string;

  @ApiPropertyOptional({
    default: false,
    description: 'For `google`: the app is in "Testing", so that each consent ends after seven days.',
  })
  @IfGiven()
  @IsBoolean()
  testing?: boolean;
}

/** One right that is asked for, and what for. */
export class ScopeAnswer {
  @ApiProperty({ description: 'As it is entered at the provider.' }) scope: string;
  @ApiProperty({ enum: ACCOUNT_ACCESS, enumName: 'AccountAccess' }) access: AccountAccess;
  @ApiProperty({
    enum: OAUTH_REACHES,
    enumName: 'OAuthReach',
    nullable: true,
    description: 'What it is asked for: connectors of calendars, or of mailboxes. Null: the sign-in itself.',
  })
  reach: OAuthReach | null;

  @ApiProperty({ description: 'A sentence for people.' }) purpose: string;
}

/** What is stored of a registration; its secret never is answered. */
export class StoredRegistration {
  @ApiProperty() clientId: string;
  @ApiProperty({ type: String, nullable: true }) tenant: string | null;
  @ApiProperty() testing: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) secretExpiresAt: string | null;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}

/** A provider at which this installation is registered, or may be. */
export class AppRegistrationAnswer {
  @ApiProperty({ enum: OAUTH_KINDS, enumName: 'OAuthKind' }) kind: OAuthKind;

  @ApiProperty({ description: 'To be entered at the provider, exactly so.' })
  redirectUri: string;

  @ApiProperty({ type: [ScopeAnswer] }) scopes: ScopeAnswer[];

  @ApiProperty({ type: StoredRegistration, nullable: true, description: 'Null before it is entered.' })
  registration: StoredRegistration | null;

  @ApiProperty({ description: 'Connectors that have none of their own, and so use this one.' }) connectors: number;
}
