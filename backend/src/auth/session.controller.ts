import { Credentials, SessionState } from '@calmirror/contracts';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblems } from '../http/api-answers.js';
import type { Actor } from './actor.js';
import { BrowserSession } from './browser-session.js';
import { CurrentActor } from './current-actor.js';
import { Open } from './open.js';

@ApiTags('sessions')
@Controller('api/auth/session')
export class SessionController {
  constructor(private readonly browser: BrowserSession) {}

  @Post()
  @Open()
  @ApiOperation({ summary: 'Sign in' })
  @ApiCreatedResponse({ type: SessionState })
  @ApiProblems({ 401: 'invalid-credentials', 429: 'too-many-attempts, with Retry-After' })
  signIn(
    @Body() credentials: Credentials,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionState> {
    return this.browser.signIn(credentials, request, reply);
  }

  @Get()
  @ApiOperation({ summary: 'Who is signed in' })
  @ApiOkResponse({ type: SessionState })
  current(@Req() request: FastifyRequest): Promise<SessionState> {
    return this.browser.current(request);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  @ApiNoContentResponse()
  signOut(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    return this.browser.signOut(actor, request, reply);
  }
}
