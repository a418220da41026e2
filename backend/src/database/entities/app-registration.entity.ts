import { OAUTH_KINDS, type OAuthKind } from '@calmirror/contracts';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { oneOf } from '../one-of.js';

/** The app as which this installation is known to a provider, for connectors that bring none of their own. */
@Entity({ name: 'app_registrations' })
@Check('app_registrations_kind', oneOf('kind', OAUTH_KINDS))
export class AppRegistration {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'app_registrations_pkey' })
  kind: OAuthKind;

  @Column('text', { name: 'client_id' })
  clientId: string;

  /** Microsoft: id or domain of the directory; null for any organisation. */
  @Column('text', { nullable: true })
  tenant: string | null;

  /** Google: consents to an app in "Testing" end after seven days. */
  @Column('boolean', { default: false })
  testing: boolean;

  /** The sealed client secret. */
  @Column('bytea')
  secret: Buffer;

  @Column('timestamptz', { name: 'secret_expires_at', nullable: true })
  secretExpiresAt: Date | null;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
