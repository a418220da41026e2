import {
  CalendarAnswer,
  CalendarEventsQuery,
  CalendarInput,
  type CalendarPush,
  CalendarQuery,
  CalendarSample,
  CalendarUpdate,
  Instances,
  type Listing,
  MessageQuery,
  MessageReportAnswer,
} from '@calmirror/contracts';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor } from '../auth/current-actor.js';
import type { Calendar } from '../database/entities/calendar.entity.js';
import { ApiListing, ApiProblems } from '../http/api-answers.js';
import { entityTag } from '../http/entity-tag.js';
import { IdPipe } from '../http/id-pipe.js';
import { PushStandings } from '../push/push-standings.js';
import { calendarAnswer } from './calendar-answer.js';
import { CalendarInstances } from './calendar-instances.js';
import { CalendarSamples } from './calendar-samples.js';
import { Calendars } from './calendars.js';
import { FeedAddresses } from './feed-addresses.js';
import { MessageReports } from './message-reports.js';

/** Of a calendar that was deleted while it was being told of. */
const DELETED: CalendarPush = {
  state: 'off',
  reason: 'not-a-source',
  message: null,
  until: null,
  lastMessageAt: null,
};

@ApiTags('calendars')
@Controller('api/calendars')
export class CalendarsController {
  constructor(
    private readonly calendars: Calendars,
    private readonly instances: CalendarInstances,
    private readonly samples: CalendarSamples,
    private readonly addresses: FeedAddresses,
    private readonly push: PushStandings,
    private readonly reports: MessageReports,
  ) {}

  @Get()
  @ApiListing(CalendarAnswer)
  async list(@Query() query: CalendarQuery): Promise<Listing<CalendarAnswer>> {
    const { items, total } = await this.calendars.list(query);
    return { items: await this.answers(items), total };
  }

  @Post()
  @ApiCreatedResponse({ type: CalendarAnswer })
  @ApiProblems({ 400: 'invalid-input', 409: 'conflict', 502: 'connector-failed' })
  async create(
    @Body() input: CalendarInput,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalendarAnswer> {
    return this.tagged(await this.calendars.create(input, actor), reply);
  }

  @Get(':id')
  @ApiOkResponse({ type: CalendarAnswer })
  @ApiProblems({ 404: 'not-found' })
  async get(@Param('id', IdPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<CalendarAnswer> {
    return this.tagged(await this.calendars.get(id), reply);
  }

  @Put(':id')
  @ApiOkResponse({ type: CalendarAnswer })
  @ApiProblems({ 400: 'invalid-input', 404: 'not-found', 412: 'stale' })
  async update(
    @Param('id', IdPipe) id: string,
    @Body() update: CalendarUpdate,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalendarAnswer> {
    return this.tagged(await this.calendars.update(id, update, ifMatch, actor), reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiProblems({ 404: 'not-found', 409: 'in-use', 412: 'stale' })
  async remove(
    @Param('id', IdPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.calendars.remove(id, ifMatch, actor);
  }

  @Get(':id/events')
  @ApiOkResponse({ type: Instances })
  @ApiProblems({ 400: 'invalid-input', 404: 'not-found', 409: 'conflict' })
  async events(@Param('id', IdPipe) id: string, @Query() query: CalendarEventsQuery): Promise<Instances> {
    return this.instances.between(id, query);
  }

  @Get(':id/sample')
  @ApiOkResponse({ type: CalendarSample })
  @ApiProblems({ 404: 'not-found', 409: 'conflict' })
  async sample(@Param('id', IdPipe) id: string): Promise<CalendarSample> {
    return this.samples.of(id);
  }

  @Get(':id/messages')
  @ApiOperation({
    summary: 'Mails that came to the mailbox and changed nothing in the calendar, with why; newest first',
  })
  @ApiListing(MessageReportAnswer)
  @ApiProblems({ 400: 'invalid-input', 404: 'not-found' })
  async messages(@Param('id', IdPipe) id: string, @Query() query: MessageQuery): Promise<Listing<MessageReportAnswer>> {
    const calendar = await this.calendars.get(id);
    return this.reports.list(calendar.id, query);
  }

  @Post(':id/address')
  @HttpCode(200)
  @ApiOkResponse({ type: CalendarAnswer, description: 'With a new address; the old one is dead.' })
  @ApiProblems({ 404: 'not-found', 409: 'conflict' })
  async renewAddress(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<CalendarAnswer> {
    return this.answer(await this.addresses.renew(id, actor));
  }

  @Delete(':id/address')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The address is dead, and there is no other one.' })
  @ApiProblems({ 404: 'not-found', 409: 'conflict' })
  async revokeAddress(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.addresses.revoke(id, actor);
  }

  private async answers(calendars: readonly Calendar[]): Promise<CalendarAnswer[]> {
    const standings = await this.push.of(calendars.map(({ id }) => id));
    return calendars.map((calendar) =>
      calendarAnswer(calendar, this.addresses.urlOf(calendar), standings.get(calendar.id) ?? DELETED),
    );
  }

  private async answer(calendar: Calendar): Promise<CalendarAnswer> {
    const [answer] = await this.answers([calendar]);
    return answer as CalendarAnswer;
  }

  private tagged(calendar: Calendar, reply: FastifyReply): Promise<CalendarAnswer> {
    void reply.header('ETag', entityTag(calendar.version));
    return this.answer(calendar);
  }
}
