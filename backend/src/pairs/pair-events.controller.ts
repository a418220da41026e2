import {
  DeletionChoice,
  DeletionsDecided,
  type Listing,
  Page,
  PairEventAnswer,
  PairEventsQuery,
} from '@calmirror/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../auth/actor.js';
import { CurrentActor } from '../auth/current-actor.js';
import { ApiListing, ApiProblems } from '../http/api-answers.js';
import { IdPipe } from '../http/id-pipe.js';
import { HeldDeletions } from './held-deletions.js';

/** What has become of a pair's source events. */
@ApiTags('pairs')
@Controller('api/pairs/:id')
export class PairEventsController {
  constructor(private readonly held: HeldDeletions) {}

  @Get('events')
  @ApiListing(PairEventAnswer)
  @ApiProblems({ 404: 'not-found' })
  async events(@Param('id', IdPipe) id: string, @Query() query: PairEventsQuery): Promise<Listing<PairEventAnswer>> {
    return this.held.events(id, query.state, query);
  }

  @Get('deletions')
  @ApiListing(PairEventAnswer)
  @ApiProblems({ 404: 'not-found' })
  async deletions(@Param('id', IdPipe) id: string, @Query() page: Page): Promise<Listing<PairEventAnswer>> {
    return this.held.events(id, 'held', page);
  }

  @Post('deletions/approve')
  @HttpCode(200)
  @ApiOkResponse({ type: DeletionsDecided })
  @ApiProblems({ 400: 'invalid-input', 404: 'not-found' })
  async approve(
    @Param('id', IdPipe) id: string,
    @Body() { eventIds }: DeletionChoice,
    @CurrentActor() actor: Actor,
  ): Promise<DeletionsDecided> {
    return this.held.decide(id, 'approve', eventIds, actor);
  }

  @Post('deletions/discard')
  @HttpCode(200)
  @ApiOkResponse({ type: DeletionsDecided })
  @ApiProblems({ 400: 'invalid-input', 404: 'not-found' })
  async discard(
    @Param('id', IdPipe) id: string,
    @Body() { eventIds }: DeletionChoice,
    @CurrentActor() actor: Actor,
  ): Promise<DeletionsDecided> {
    return this.held.decide(id, 'discard', eventIds, actor);
  }
}
