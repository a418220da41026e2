import { ApiProperty } from '@nestjs/swagger';
import {
  CONNECTOR_KINDS,
  EXPIRY_KINDS,
  EXPIRY_URGENCIES,
  type ConnectorKind,
  type ExpiryKind,
  type ExpiryUrgency,
} from './closed-lists.js';

/** Something that ends by itself. */
export class ForecastItem {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ enum: EXPIRY_KINDS, enumName: 'ExpiryKind' }) kind: ExpiryKind;
  @ApiProperty({ enum: CONNECTOR_KINDS, enumName: 'ConnectorKind' }) provider: ConnectorKind;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: "Null for the installation's own." })
  connectorId: string | null;

  @ApiProperty({ type: String, nullable: true }) connectorName: string | null;

  @ApiProperty({
    description: 'Put off by itself while the connector works: an end that comes near is a sign of trouble.',
  })
  renews: boolean;

  @ApiProperty({ enum: EXPIRY_URGENCIES, enumName: 'ExpiryUrgency' }) urgency: ExpiryUrgency;
}
