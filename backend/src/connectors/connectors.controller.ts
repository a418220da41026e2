import {
  CheckLine,
  ConnectorAnswer,
  ConnectorCheckAnswer,
  ConnectorInput,
  ConnectorQuery,
  ConnectorQuota,
  ConnectorRemoval,
  ConnectorRemovalQuery,
  ConnectorUpdate,
  DiscoveredCalendars,
  DiscoveryQuery,
  type Listing,
} from '@calmirror/contracts';
import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor } from '../auth/current-actor.js';
import type { Connector } from '../database/entities/connector.entity.js';
import { ApiListing, ApiProblems } from '../http/api-answers.js';
import { entityTag } from '../http/entity-tag.js';
import { IdPipe } from '../http/id-pipe.js';
import { ConnectorQuotas } from './budget/connector-quotas.js';
import { connectorAnswer } from './connector-answer.js';
import { ConnectorCheck } from './connector-check.js';
import { ConnectorRemovals } from './connector-removals.js';
import { Connectors } from './connectors.js';
import { NDJSON, toldCheck } from './told-check.js';

@ApiTags('connectors')
@Controller('api/connectors')
export class ConnectorsController {
  constructor(
    private readonly connectors: Connectors,
    private readonly check: ConnectorCheck,
    private readonly removals: ConnectorRemovals,
    private readonly quotas: ConnectorQuotas,
  ) {}

  @Get()
  @ApiListing(ConnectorAnswer)
  async list(@Query() query: ConnectorQuery): Promise<Listing<ConnectorAnswer>> {
    const { items, total } = await this.connectors.list(query);
    return { items: items.map(connectorAnswer), total };
  }

  @Post()
  @ApiCreatedResponse({ type: ConnectorAnswer })
  @ApiProblems({ 400: 'invalid-input' })
  async create(
    @Body() input: ConnectorInput,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectorAnswer> {
    return tagged(await this.connectors.create(input, actor), reply);
  }

  @Get(':id')
  @ApiOkResponse({ type: ConnectorAnswer })
  @ApiProblems({ 404: 'not-found' })
  async get(
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectorAnswer> {
    return tagged(await this.connectors.get(id), reply);
  }

  @Put(':id')
  @ApiBody({ type: ConnectorUpdate })
  @ApiOkResponse({ type: ConnectorAnswer })
  @ApiProblems({ 400: 'invalid-input', 404: 'not-found', 412: 'stale' })
  async update(
    @Param('id', IdPipe) id: string,
    // The stored kind says how the settings are to be checked, so that this body is checked further down.
    @Body() body: unknown,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectorAnswer> {
    return tagged(await this.connectors.update(id, body, ifMatch, actor), reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiProblems({ 400: 'invalid-input', 404: 'not-found', 409: 'in-use', 412: 'stale' })
  async remove(
    @Param('id', IdPipe) id: string,
    @Query() { consent }: ConnectorRemovalQuery,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.removals.remove(id, consent ?? 'keep', ifMatch, actor);
  }

  @Get(':id/removal')
  @ApiOkResponse({ type: ConnectorRemoval, description: 'What a removal would concern.' })
  @ApiProblems({ 404: 'not-found' })
  async removal(@Param('id', IdPipe) id: string): Promise<ConnectorRemoval> {
    return this.removals.preview(id);
  }

  @Get(':id/quota')
  @ApiOkResponse({ type: ConnectorQuota })
  @ApiProblems({ 404: 'not-found' })
  async quota(@Param('id', IdPipe) id: string): Promise<ConnectorQuota> {
    return this.quotas.of(id);
  }

  @Post(':id/validate')
  @HttpCode(200)
  @ApiExtraModels(CheckLine, ConnectorCheckAnswer)
  @ApiOkResponse({
    description: `To whoever accepts \`${NDJSON}\`, lines of \`CheckLine\` as the checks end.`,
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ConnectorCheckAnswer) } },
      [NDJSON]: { schema: { type: 'string' } },
    },
  })
  @ApiProblems({ 404: 'not-found' })
  async validate(
    @Param('id', IdPipe) id: string,
    @Headers('accept') accept: string | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectorCheckAnswer | StreamableFile> {
    if (!accept?.includes(NDJSON)) return this.check.run(id, actor);
    await this.connectors.get(id);
    return new StreamableFile(
      toldCheck((ended) => this.check.run(id, actor, ended)),
      { type: NDJSON },
    );
  }

  @Post(':id/discover')
  @HttpCode(200)
  @ApiOkResponse({ type: DiscoveredCalendars })
  @ApiProblems({ 400: 'invalid-input', 404: 'not-found', 502: 'connector-failed' })
  async discover(@Param('id', IdPipe) id: string, @Query() { mailbox }: DiscoveryQuery): Promise<DiscoveredCalendars> {
    const items = await this.check.discover(id, mailbox ?? null);
    return { items, total: items.length };
  }
}

function tagged(connector: Connector, reply: FastifyReply): ConnectorAnswer {
  void reply.header('ETag', entityTag(connector.version));
  return connectorAnswer(connector);
}
