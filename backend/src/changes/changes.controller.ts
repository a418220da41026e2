import { Changes, ChangesQuery } from '@calmirror/contracts';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionCookie } from '../auth/session-cookie.js';
import { ApiProblems } from '../http/api-answers.js';
import { ChangeStreams } from './change-streams.js';

@ApiTags('operations')
@ApiExtraModels(Changes)
@Controller('api/changes')
export class ChangesController {
  constructor(
    private readonly streams: ChangeStreams,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Tells what may be new, as server-sent events' })
  @ApiOkResponse({
    description:
      'An event `hello` at once, and an event `change` whenever something may be new, both with `Changes` as their data. ' +
      'Ends with the session, and with the process: ask again then. Whoever was away may have missed something.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiProblems({ 503: 'not-ready' })
  open(@Query() { topics }: ChangesQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const stream = this.streams.open(this.cookie.read(request) ?? '', topics);
    void reply
      .header('Content-Type', 'text/event-stream')
      // A proxy that gathers an answer before it hands it on would hold the news back.
      .header('X-Accel-Buffering', 'no')
      // What ends last keeps no connection open, for which a process that ends would wait.
      .header('Connection', 'close')
      .send(stream);
  }
}
