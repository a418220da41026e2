import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { Open } from '../auth/open.js';
import { ApiProblems } from '../http/api-answers.js';
import { Problem } from '../http/problem.js';
import { feedTag, isFresh, lastModified, takesGzip } from './feed-request.js';
import { FeedStore } from './feed-store.js';

/** The published calendars, open to whoever has their address. Calendar programs come often and from few addresses. */
@ApiTags('feeds')
@Open()
@SkipThrottle()
@Controller('feeds')
export class FeedsController {
  constructor(private readonly feeds: FeedStore) {}

  @Get(':token.ics')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'The calendar as iCalendar text (RFC 5545).' })
  @ApiResponse({ status: 304, description: 'The reader has it already.' })
  @ApiProblems({ 404: 'not-found' })
  async read(
    @Param('token') token: string,
    @Headers('accept-encoding') acceptEncoding: string | undefined,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Headers('if-modified-since') ifModifiedSince: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    const head = await this.feeds.find(token);
    if (head === null) throw new Problem('not-found', 404, 'there is nothing at this address');
    const request = { acceptEncoding, ifNoneMatch, ifModifiedSince };
    const gzipped = takesGzip(request);
    void reply.headers({
      'Cache-Control': 'private, no-cache',
      'Last-Modified': lastModified(head, Date.now()),
      Vary: 'Accept-Encoding',
      'X-Robots-Tag': 'noindex',
    });
    if (isFresh(head, request)) {
      void reply.status(304).header('ETag', feedTag(head.version, gzipped));
      return undefined;
    }
    const body = await this.feeds.body(head);
    void reply.headers({ ETag: feedTag(body.version, gzipped), 'Content-Type': 'text/calendar; charset=utf-8' });
    if (gzipped) void reply.header('Content-Encoding', 'gzip');
    return gzipped ? body.gzipped : body.plain;
  }
}
