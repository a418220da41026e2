import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsString, Length, MaxLength, MinLength } from 'class-validator';
import { LEAST_PASSWORD, MOST_PASSWORD } from './closed-lists.js';

const MAX_EMAIL = 254;

export class Credentials {
  @ApiProperty({ format: 'email', maxLength: MAX_EMAIL })
  @IsEmail()
  @MaxLength(MAX_EMAIL)
  email: string;

  @ApiProperty({ maxLength: MOST_PASSWORD })
  @IsString()
  @Length(1, MOST_PASSWORD)
  password: string;
}

/** Makes the first administrator. */
export class FirstAdministrator {
  @ApiProperty({ description: 'The one-time token of the link that is printed at start.' })
  @IsString()
  @Length(1, 200)
  token: string;

  @ApiProperty({ format: 'email', maxLength: MAX_EMAIL })
  @IsEmail()
  @MaxLength(MAX_EMAIL)
  email: string;

  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsString()
  @Length(1, 200)
  name: string;

  @ApiProperty({ minLength: LEAST_PASSWORD, maxLength: MOST_PASSWORD })
  @IsString()
  @MinLength(LEAST_PASSWORD)
  @MaxLength(MOST_PASSWORD)
  password: string;
}

export class SignedInUser {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'email' })
  email: string;

  @ApiProperty()
  name: string;
}

export class SessionState {
  @ApiProperty({ type: SignedInUser })
  user: SignedInUser;
}

export class SetupState {
  @ApiProperty({ description: 'True while no user exists.' })
  required: boolean;
}
