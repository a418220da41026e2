import { SENDER_TRUST, type SenderTrust } from '@calmirror/core';
import { ApiPropertyOptional, ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsEmail, IsIn, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import { IsClientId, IsTenant } from './account-settings.js';
import { MAIL_SECURITIES, MAIL_SIGN_INS, type MailSecurityMode, type MailSignIn } from './closed-lists.js';
import { IfGiven } from './if-given.js';
import { IsHostName, LONGEST_HOST_NAME } from './is-host-name.js';

export const LAST_PORT = 65_535;
export const MOST_MAIL_ADDRESSES = 50;
/** Days that a first read looks back for mails. */
export const DEFAULT_LOOK_BACK_DAYS = 365;
export const LONGEST_LOOK_BACK_DAYS = 3_650;
const LONGEST_FOLDER = 1_000;
const LONGEST_LOGIN = 1_000;
const LONGEST_SERVER_ID = 255;

/** A mailbox that invitations come to. */
export class ImapSettings {
  @ApiProperty({
    example: 'imap.example.org',
    maxLength: LONGEST_HOST_NAME,
    description: 'Name or address of the server, without a scheme and a port.',
  })
  @IsHostName()
  host: string;

  @ApiPropertyOptional({
    minimum: 1,
    maximum: LAST_PORT,
    description: 'Default: 993 with `tls`, 143 otherwise.',
  })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(LAST_PORT)
  port?: number;

  @ApiPropertyOptional({
    enum: MAIL_SECURITIES,
    enumName: 'MailSecurityMode',
    default: 'tls',
    description:
      '`tls` from the first byte, `starttls` before anything is said; `none` only towards networks that ALLOWED_NETWORKS names.',
  })
  @IfGiven()
  @IsIn(MAIL_SECURITIES)
  security?: MailSecurityMode;

  @ApiPropertyOptional({
    default: 'INBOX',
    maxLength: LONGEST_FOLDER,
    description: 'The folder that invitations come to, as the server calls it; it is offered first.',
  })
  @IfGiven()
  @IsString()
  @Length(1, LONGEST_FOLDER)
  @Matches(/^\P{Cc}*$/u, { message: 'The name of a folder has no control characters.' })
  mailbox?: string;

  @ApiPropertyOptional({
    type: [String],
    maxItems: MOST_MAIL_ADDRESSES,
    description:
      'Mail addresses of the mailbox, aliases included: whose answer is its own. The user name counts as well, where it is one.',
  })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_MAIL_ADDRESSES)
  @IsEmail({}, { each: true })
  addresses?: string[];

  @ApiPropertyOptional({
    enum: SENDER_TRUST,
    enumName: 'SenderTrust',
    default: 'lenient',
    description:
      'Who may change an event. `strict`: its organizer alone, confirmed by the mailbox’s server. `lenient`: who brought it first, too. `off`: everybody.',
  })
  @IfGiven()
  @IsIn(SENDER_TRUST)
  trust?: SenderTrust;

  @ApiPropertyOptional({
    example: 'mx.example.org',
    maxLength: LONGEST_SERVER_ID,
    description:
      'The name by which the mailbox’s own server signs its Authentication-Results (RFC 8601 authserv-id); those of others are not believed. Absent: none are.',
  })
  @IfGiven()
  @Matches(new RegExp(`^[\\x21-\\x7e]{1,${LONGEST_SERVER_ID}}$`), {
    message: `The name of a server has 1 to ${LONGEST_SERVER_ID} characters and no spaces.`,
  })
  authservId?: string;

  @ApiPropertyOptional({
    minimum: 1,
    maximum: LONGEST_LOOK_BACK_DAYS,
    default: DEFAULT_LOOK_BACK_DAYS,
    description: 'Days that the first read looks back for mails.',
  })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(LONGEST_LOOK_BACK_DAYS)
  lookBackDays?: number;

  @ApiPropertyOptional({
    enum: MAIL_SIGN_INS,
    enumName: 'MailSignIn',
    default: 'password',
    description: '`google`, `microsoft`: by a token (XOAUTH2), with the consent of the account’s owner.',
  })
  @IfGiven()
  @IsIn(MAIL_SIGN_INS)
  signIn?: MailSignIn;

  @ApiPropertyOptional({
    maxLength: LONGEST_LOGIN,
    description:
      'With sign-in by a token, required: the login of the mailbox. With a password it is part of the secret.',
  })
  @IfGiven()
  @IsString()
  @Length(1, LONGEST_LOGIN)
  @Matches(/^\P{Cc}*$/u, { message: 'A login has no control characters.' })
  username?: string;

  @ApiPropertyOptional({
    description:
      "With sign-in by a token: an app registration of the connector's own, with its secret; absent: the installation's.",
  })
  @IfGiven()
  @IsClientId()
  clientId?: string;

  @ApiPropertyOptional({
    description:
      'With sign-in at Microsoft: id or domain of the directory; absent: the one of the registration, else any organisation.',
  })
  @IfGiven()
  @IsTenant()
  tenant?: string;
}
