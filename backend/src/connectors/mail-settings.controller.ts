import { GuessedMailServers, MailSettingsQuestion } from '@calmirror/contracts';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../http/api-answers.js';
import { MailServers } from './mail-servers.js';

@ApiTags('connectors')
@Controller('api/mail-settings')
export class MailSettingsController {
  constructor(private readonly servers: MailServers) {}

  @Post('guess')
  @HttpCode(200)
  @ApiOkResponse({
    type: GuessedMailServers,
    description: 'Within about five seconds. Nobody but the domain of the address is asked about it.',
  })
  @ApiProblems({ 400: 'invalid-input' })
  async guess(@Body() { address }: MailSettingsQuestion): Promise<GuessedMailServers> {
    const { servers, ...rest } = await this.servers.guess(address);
    return { items: [...servers], ...rest };
  }
}
