import { JobAnswer, JobInput, JobLogAnswer, JobLogQuery, JobQuery, type Listing } from '@calmirror/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../auth/actor.js';
import { CurrentActor } from '../auth/current-actor.js';
import type { SyncJob } from '../database/entities/sync-job.entity.js';
import { ApiListing, ApiProblems } from '../http/api-answers.js';
import { IdPipe } from '../http/id-pipe.js';
import { jobAnswer, jobLogAnswer } from './job-answer.js';
import { JobOrders } from './job-orders.js';
import { JobSubjects } from './job-subjects.js';
import { Jobs } from './jobs.js';

@ApiTags('jobs')
@Controller('api/jobs')
export class JobsController {
  constructor(
    private readonly jobs: Jobs,
    private readonly orders: JobOrders,
    private readonly subjects: JobSubjects,
  ) {}

  @Post('schedule')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: JobAnswer })
  @ApiProblems({ 400: 'invalid-input', 422: 'kind-not-supported' })
  async schedule(@Body() input: JobInput, @CurrentActor() actor: Actor): Promise<JobAnswer> {
    return this.answer(await this.orders.schedule(input, actor));
  }

  @Get()
  @ApiListing(JobAnswer)
  @ApiProblems({ 400: 'invalid-input' })
  async list(@Query() query: JobQuery): Promise<Listing<JobAnswer>> {
    const { items, total } = await this.jobs.list(query);
    const names = await this.subjects.names(items.map(({ subjectId }) => subjectId));
    return { items: items.map((job) => jobAnswer(job, names.get(job.subjectId) ?? null)), total };
  }

  @Get(':id')
  @ApiOkResponse({ type: JobAnswer })
  @ApiProblems({ 404: 'not-found' })
  async get(@Param('id', IdPipe) id: string): Promise<JobAnswer> {
    return this.answer(await this.jobs.get(id));
  }

  @Get(':id/logs')
  @ApiListing(JobLogAnswer)
  @ApiProblems({ 400: 'invalid-input', 404: 'not-found' })
  async logs(@Param('id', IdPipe) id: string, @Query() query: JobLogQuery): Promise<Listing<JobLogAnswer>> {
    const { items, total } = await this.jobs.logs(id, query);
    return { items: items.map(jobLogAnswer), total };
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: JobAnswer })
  @ApiProblems({ 404: 'not-found', 409: 'job-not-cancellable' })
  async cancel(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<JobAnswer> {
    return this.answer(await this.orders.cancel(id, actor));
  }

  @Post(':id/retry')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: JobAnswer, description: 'The new job.' })
  @ApiProblems({ 404: 'not-found', 409: 'job-not-retryable' })
  async retry(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<JobAnswer> {
    return this.answer(await this.orders.retry(id, actor));
  }

  private async answer(job: SyncJob): Promise<JobAnswer> {
    const names = await this.subjects.names([job.subjectId]);
    return jobAnswer(job, names.get(job.subjectId) ?? null);
  }
}
