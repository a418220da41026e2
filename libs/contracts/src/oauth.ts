import { ApiProperty } from '@nestjs/swagger';
import { OAUTH_OUTCOMES, type OAuthOutcome } from './closed-lists.js';

/** A consent that was asked for. The browser is to go to the address, in a window or in place of the page. */
export class OAuthStarted {
  @ApiProperty({ description: "The provider's page, good for one sign-in of this browser session." })
  authorizationUrl: string;

  @ApiProperty({ format: 'uuid', description: 'Names the attempt: see `/api/oauth/attempts/{id}`.' })
  attemptId: string;

  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

/** What became of a consent that was asked for. */
export class OAuthAttemptAnswer {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) connectorId: string;
  @ApiProperty({ format: 'date-time', description: 'An answer after this moment is refused.' }) expiresAt: string;

  @ApiProperty({ enum: OAUTH_OUTCOMES, enumName: 'OAuthOutcome', nullable: true, description: 'Null while it waits.' })
  outcome: OAuthOutcome | null;

  @ApiProperty({ type: String, nullable: true, description: 'For people: what was missing, or which account it was.' })
  detail: string | null;
}

/** The account that a connector acts for, as its provider named it at the last consent. */
export class ConnectedAccount {
  @ApiProperty({ type: String, nullable: true, description: 'Mail address, or sign-in name.' }) mail: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Microsoft: id of the directory. Google: the Workspace.' })
  tenant: string | null;
}
