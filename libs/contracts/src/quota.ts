import { ApiProperty } from '@nestjs/swagger';

/** What one hour of a connector's requests came to. */
export class QuotaHour {
  @ApiProperty({ format: 'date-time', description: 'Beginning of the hour.' }) at: string;
  @ApiProperty({ description: 'Requests sent; a batch counts as the requests within it.' }) requests: number;
  @ApiProperty({ description: 'Answers that said that these were too many.' }) limited: number;
  @ApiProperty({ description: 'Requests that were held back because the budget was spent.' }) waits: number;
}

/** One of several mailboxes behind a connector. */
export class MailboxQuota {
  @ApiProperty({ format: 'email' }) mailbox: string;
  @ApiProperty({ description: 'Sent within about the last `windowSeconds`.' }) used: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) waitUntil: string | null;
}

/** What a connector may ask of its provider, and what it has asked of late. Up to ten seconds late. */
export class ConnectorQuota {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Requests that one account or mailbox may send within `windowSeconds`; null: nothing limits them.',
  })
  limit: number | null;

  @ApiProperty({ type: Number, nullable: true }) windowSeconds: number | null;

  @ApiProperty({ description: 'Sent within about the last `windowSeconds`; of several mailboxes by the busiest.' })
  used: number;

  @ApiProperty({ description: 'Part of `limit` that first fills and other bulk work leave to live changes.' })
  reserve: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'The provider wants to be left alone until then; of several mailboxes the latest. Null: it does not.',
  })
  waitUntil: string | null;

  @ApiProperty({ type: [MailboxQuota], description: 'Busiest first, at most ten; none where there is one account.' })
  mailboxes: MailboxQuota[];

  @ApiProperty({ type: [QuotaHour], description: 'The running hour and 23 before it, oldest first.' })
  history: QuotaHour[];
}
