import {
  type Listing,
  PairAnswer,
  PairInput,
  PairProgress,
  PairQuery,
  PairRemovalQuery,
  PairRemovalStarted,
  PairUpdate,
} from '@calmirror/contracts';
import { Body, Controller, Delete, Get, Headers, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor } from '../auth/current-actor.js';
import type { Pair } from '../database/entities/pair.entity.js';
import { ApiListing, ApiProblems } from '../http/api-answers.js';
import { entityTag } from '../http/entity-tag.js';
import { IdPipe } from '../http/id-pipe.js';
import { PairAnswers } from './pair-answers.js';
import { PairProgresses } from './pair-progresses.js';
import { PairRemoval } from './pair-removal.js';
import { Pairs } from './pairs.js';

@ApiTags('pairs')
@Controller('api/pairs')
export class PairsController {
  constructor(
    private readonly pairs: Pairs,
    private readonly answers: PairAnswers,
    private readonly progresses: PairProgresses,
    private readonly removal: PairRemoval,
  ) {}

  @Get()
  @ApiListing(PairAnswer)
  async list(@Query() query: PairQuery): Promise<Listing<PairAnswer>> {
    const { items, total } = await this.pairs.list(query);
    return { items: await this.answers.of(items), total };
  }

  @Post()
  @ApiCreatedResponse({ type: PairAnswer })
  @ApiProblems({
    400: 'invalid-input',
    409: 'pair-exists, loop',
    422: 'same-calendar, source-not-readable, target-not-writable',
  })
  async create(
    @Body() input: PairInput,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PairAnswer> {
    return this.answer(await this.pairs.create(input, actor), reply);
  }

  @Get(':id')
  @ApiOkResponse({ type: PairAnswer })
  @ApiProblems({ 404: 'not-found' })
  async get(@Param('id', IdPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<PairAnswer> {
    return this.answer(await this.pairs.get(id), reply);
  }

  @Get(':id/progress')
  @ApiOkResponse({ type: PairProgress, description: 'Of the run that is under way.' })
  @ApiProblems({ 404: 'not-found' })
  async progress(@Param('id', IdPipe) id: string): Promise<PairProgress> {
    return this.progresses.of(id);
  }

  @Put(':id')
  @ApiOkResponse({ type: PairAnswer })
  @ApiProblems({ 400: 'invalid-input', 404: 'not-found', 409: 'conflict', 412: 'stale' })
  async update(
    @Param('id', IdPipe) id: string,
    @Body() update: PairUpdate,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PairAnswer> {
    return this.answer(await this.pairs.update(id, update, ifMatch, actor), reply);
  }

  @Delete(':id')
  @ApiAcceptedResponse({
    type: PairRemovalStarted,
    description: 'With `mirrors=delete`: the job that takes them away, as many as the pair’s `counts.mirrored` says.',
  })
  @ApiNoContentResponse({ description: 'With `mirrors=keep`: the pair is gone.' })
  @ApiProblems({ 404: 'not-found', 412: 'stale' })
  async remove(
    @Param('id', IdPipe) id: string,
    @Query() { mirrors }: PairRemovalQuery,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PairRemovalStarted | undefined> {
    void reply.status(mirrors === 'keep' ? 204 : 202);
    if (mirrors !== 'keep') return this.removal.withMirrors(id, ifMatch, actor);
    await this.removal.leavingMirrors(id, ifMatch, actor);
    return undefined;
  }

  private async answer(pair: Pair, reply: FastifyReply): Promise<PairAnswer> {
    void reply.header('ETag', entityTag(pair.version));
    return this.answers.ofOne(pair);
  }
}
