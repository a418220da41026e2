import { Body, Controller, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { FromAnywhere } from '../auth/from-anywhere.js';
import { Open } from '../auth/open.js';
import { isDatabaseAway } from '../database/database-away.js';
import { ApiProblems } from '../http/api-answers.js';
import { Problem } from '../http/problem.js';
import { readGoogleMessage } from './google-message.js';
import { readGraphMessages, validationEcho } from './graph-message.js';
import { PushReceiver } from './push-receiver.js';

const SECONDS_AWAY = 5;

/**
 * Where providers tell of changes. They have no session and their own tokens, and come as often as people change events.
 * Google sends again what was answered with a server error, Microsoft Graph what was not answered with success.
 */
@ApiTags('push')
@Open()
@FromAnywhere()
@SkipThrottle()
@Controller('push')
export class PushController {
  constructor(private readonly receiver: PushReceiver) {}

  @Post('google')
  @HttpCode(204)
  @ApiOperation({ summary: 'Messages of Google Calendar channels, all in headers.' })
  @ApiNoContentResponse({ description: 'Taken, or known already.' })
  @ApiProblems({ 400: 'invalid-input', 404: 'not-found: no channel with this token', 503: 'not-ready' })
  async google(@Headers() headers: Record<string, unknown>): Promise<void> {
    const outcome = await whenThere(this.receiver.receive('google', readGoogleMessage(headers)));
    if (outcome === 'malformed') throw new Problem('invalid-input', 400, 'this is no message of a channel');
    if (outcome === 'unknown' || outcome === 'refused') throw new Problem('not-found', 404, 'there is no such channel');
  }

  /** A subscription that is unknown is answered as if it were known: Graph would send the same for hours. */
  @Post('microsoft')
  @HttpCode(202)
  @ApiOperation({ summary: 'Change and life-cycle notifications of Microsoft Graph subscriptions.' })
  @ApiQuery({
    name: 'validationToken',
    required: false,
    description: 'Echoed as text: the handshake of a subscription.',
  })
  @ApiResponse({ status: 200, description: 'The echo.' })
  @ApiResponse({ status: 202, description: 'Taken.' })
  @ApiProblems({ 400: 'invalid-input', 413: 'payload-too-large', 503: 'not-ready' })
  async microsoft(
    @Query('validationToken') validationToken: unknown,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    if (validationToken !== undefined) return echo(validationToken, reply);
    const messages = readGraphMessages(body);
    if (messages === null) await this.receiver.receive('microsoft', null);
    if (messages === null) throw new Problem('invalid-input', 400, 'this is no collection of notifications');
    await whenThere(Promise.all(messages.map((message) => this.receiver.receive('microsoft', message))));
    return undefined;
  }
}

function echo(validationToken: unknown, reply: FastifyReply): string {
  const text = validationEcho(validationToken);
  if (text === null) throw new Problem('invalid-input', 400, 'this is no validation token');
  void reply.status(200).headers({ 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  return text;
}

/** A database that is away is no fault worth a line for each message. */
async function whenThere<T>(taken: Promise<T>): Promise<T> {
  try {
    return await taken;
  } catch (cause) {
    if (!isDatabaseAway(cause)) throw cause;
    throw new Problem('not-ready', 503, 'send it again', { cause, retryAfterSeconds: SECONDS_AWAY });
  }
}
