import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MESSAGE_REPORT_CODES, type MessageReportCode } from './closed-lists.js';
import { IfGiven } from './if-given.js';
import { Page } from './page.js';

/** Which messages of a calendar are asked for. */
export class MessageQuery extends Page {
  @ApiPropertyOptional({ enum: MESSAGE_REPORT_CODES, enumName: 'MessageReportCode' })
  @IfGiven()
  @IsIn(MESSAGE_REPORT_CODES)
  code?: MessageReportCode;
}

/** A message that came to a calendar's mailbox and changed nothing in the calendar. */
export class MessageReportAnswer {
  @ApiProperty() id: string;
  @ApiProperty({ format: 'date-time', description: 'When the mailbox took it in.' }) receivedAt: string;
  @ApiProperty({ type: String, nullable: true, description: 'Mail address of the sender.' }) from: string | null;
  @ApiProperty({ type: String, nullable: true }) subject: string | null;
  @ApiProperty({ enum: MESSAGE_REPORT_CODES, enumName: 'MessageReportCode' }) code: MessageReportCode;
  @ApiProperty({ description: 'Why, in words.' }) message: string;
}
