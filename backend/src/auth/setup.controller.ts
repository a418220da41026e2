import { FirstAdministrator, SessionState, SetupState } from '@calmirror/contracts';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblems } from '../http/api-answers.js';
import { BrowserSession } from './browser-session.js';
import { Open } from './open.js';
import { Setup } from './setup.js';

@ApiTags('sessions')
@Open()
@Controller('api/setup')
export class SetupController {
  constructor(
    private readonly setup: Setup,
    private readonly browser: BrowserSession,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Whether the first administrator is still to be made' })
  @ApiOkResponse({ type: SetupState })
  async state(): Promise<SetupState> {
    return { required: await this.setup.required() };
  }

  @Post()
  @ApiOperation({ summary: 'Make the first administrator, and sign in' })
  @ApiCreatedResponse({ type: SessionState })
  @ApiProblems({ 403: 'setup-token-invalid, foreign-origin', 409: 'setup-done' })
  async finish(
    @Body() administrator: FirstAdministrator,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionState> {
    return this.browser.begin(await this.setup.byToken(administrator), request, reply);
  }
}
