import { OAuthAttemptAnswer, type OAuthOutcome, OAuthStarted } from '@calmirror/contracts';
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '../../auth/open.js';
import { SessionCookie } from '../../auth/session-cookie.js';
import { sessionHash, Sessions } from '../../auth/sessions.js';
import { ApiProblems } from '../../http/api-answers.js';
import { IdPipe } from '../../http/id-pipe.js';
import { type AnsweredConsent, Consents } from './consents.js';

/** Where the console tells what came of it; no code or state is in the address. */
const CONNECTED_PAGE = '/connected';

@ApiTags('connectors')
@Controller('api')
export class OAuthController {
  constructor(
    private readonly consents: Consents,
    private readonly cookie: SessionCookie,
    private readonly sessions: Sessions,
  ) {}

  @Post('connectors/:id/oauth/start')
  @HttpCode(200)
  @ApiOkResponse({ type: OAuthStarted })
  @ApiProblems({
    404: 'not-found',
    409: 'no-app-registration',
    422: 'kind-not-supported',
    502: 'connector-failed',
  })
  start(@Param('id', IdPipe) id: string, @Req() request: FastifyRequest): Promise<OAuthStarted> {
    return this.consents.start(id, this.sessionOf(request));
  }

  @Get('oauth/attempts/:id')
  @ApiOkResponse({ type: OAuthAttemptAnswer })
  @ApiProblems({ 404: 'not-found' })
  attempt(@Param('id', IdPipe) id: string, @Req() request: FastifyRequest): Promise<OAuthAttemptAnswer> {
    return this.consents.attempt(id, this.sessionOf(request));
  }

  /** Open, so that a person whose session has ended sees a page; what it changes is bound to the session all the same. */
  @Get('oauth/callback')
  @Open()
  @ApiResponse({ status: 303, description: "The provider's way back; leads on to the console." })
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = this.cookie.read(request);
    const user = token === null ? null : await this.sessions.find(token);
    const actor = user && { userId: user.id, name: user.name, address: request.ip, requestId: request.id };
    const session = token === null ? null : sessionHash(token);
    const at = request.url.indexOf('?');
    const answered = await this.consents.answer(at < 0 ? '' : request.url.slice(at), session, actor);
    void reply.header('Cache-Control', 'no-store').redirect(pageOf(answered), 303);
  }

  private sessionOf(request: FastifyRequest): Buffer {
    return sessionHash(this.cookie.read(request) ?? '');
  }
}

function pageOf({ outcome, attempt }: AnsweredConsent): string {
  const query: { outcome: OAuthOutcome; attempt?: string; connector?: string } = { outcome };
  if (attempt) Object.assign(query, { attempt: attempt.id, connector: attempt.connectorId });
  return `${CONNECTED_PAGE}?${new URLSearchParams({ ...query }).toString()}`;
}
