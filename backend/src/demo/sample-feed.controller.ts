import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Open } from '../auth/open.js';
import { Problem } from '../http/problem.js';
import { SampleAddress } from './sample-address.js';
import { minuteOf, sampleFeed } from './sample-feed.js';

/** Serves the sample feed as a foreign server would, ETag included. */
@ApiExcludeController()
@Open()
@Controller('demo')
export class SampleFeedController {
  constructor(private readonly address: SampleAddress) {}

  @Get(':token.ics')
  read(
    @Param('token') token: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | undefined {
    if (`/demo/${token}.ics` !== this.address.path)
      throw new Problem('not-found', 404, 'there is nothing at this address');
    const now = Date.now();
    const tag = `"${minuteOf(now)}"`;
    void reply.headers({ ETag: tag, 'Cache-Control': 'no-cache' });
    if (ifNoneMatch === tag) {
      void reply.status(304);
      return undefined;
    }
    void reply.header('Content-Type', 'text/calendar; charset=utf-8');
    return sampleFeed(now);
  }
}
