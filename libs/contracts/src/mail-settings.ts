import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, MaxLength } from 'class-validator';
import {
  MAIL_CREDENTIALS,
  MAIL_GUESS_SOURCES,
  MAIL_OBSTACLES,
  MAIL_SECURITIES,
  type MailCredential,
  type MailGuessSource,
  type MailObstacle,
  type MailSecurityMode,
} from './closed-lists.js';

const LONGEST_MAIL_ADDRESS = 254;

/** The mailbox whose server is looked for. */
export class MailSettingsQuestion {
  @ApiProperty({ format: 'email', maxLength: LONGEST_MAIL_ADDRESS, example: 'rooms@example.org' })
  @IsEmail()
  @MaxLength(LONGEST_MAIL_ADDRESS)
  address: string;
}

/** A mailbox's server, as it may be. */
export class GuessedMailServer {
  @ApiProperty({ example: 'imap.example.org' }) host: string;
  @ApiProperty({ example: 993 }) port: number;

  @ApiProperty({ enum: MAIL_SECURITIES, enumName: 'MailSecurityMode', description: 'Never `none`.' })
  security: MailSecurityMode;

  @ApiProperty() username: string;

  @ApiProperty({
    enum: MAIL_GUESS_SOURCES,
    enumName: 'MailGuessSource',
    description:
      '`known-provider`: by its own public instructions. `autoconfig`, `srv`: the domain says so. `mx`: by who takes in its mail. ' +
      '`guess`: nobody said so.',
  })
  source: MailGuessSource;

  @ApiProperty({ enum: MAIL_CREDENTIALS, enumName: 'MailCredential', description: 'What its provider wants to see.' })
  wants: MailCredential;

  @ApiProperty({ type: String, nullable: true, description: 'What people call the provider.' }) provider: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Page of the provider on what it wants.' })
  help: string | null;
}

/** Servers that a mailbox may be at, the likeliest first. */
export class GuessedMailServers {
  @ApiProperty({ type: [GuessedMailServer] }) items: GuessedMailServer[];

  @ApiProperty({
    enum: MAIL_OBSTACLES,
    enumName: 'MailObstacle',
    nullable: true,
    description: 'Why this mailbox cannot be read; there are no items then.',
  })
  obstacle: MailObstacle | null;

  @ApiProperty({ type: String, nullable: true, description: 'Whose obstacle it is.' }) provider: string | null;
}
