import {
  AppRegistrationAnswer,
  AppRegistrationInput,
  type Listing,
  OAUTH_KINDS,
  type OAuthKind,
} from '@calmirror/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../auth/actor.js';
import { CurrentActor } from '../../auth/current-actor.js';
import { ApiListing, ApiProblems } from '../../http/api-answers.js';
import { Problem } from '../../http/problem.js';
import { AppRegistrations } from './app-registrations.js';

@ApiTags('connectors')
@Controller('api/app-registrations')
export class AppRegistrationsController {
  constructor(private readonly registrations: AppRegistrations) {}

  @Get()
  @ApiListing(AppRegistrationAnswer)
  async list(): Promise<Listing<AppRegistrationAnswer>> {
    const items = await this.registrations.list();
    return { items, total: items.length };
  }

  @Put(':kind')
  @ApiParam({ name: 'kind', enum: OAUTH_KINDS, enumName: 'OAuthKind' })
  @ApiOkResponse({ type: AppRegistrationAnswer })
  @ApiProblems({ 400: 'invalid-input', 404: 'not-found' })
  save(
    @Param('kind') kind: string,
    @Body() input: AppRegistrationInput,
    @CurrentActor() actor: Actor,
  ): Promise<AppRegistrationAnswer> {
    return this.registrations.save(known(kind), input, actor);
  }

  @Delete(':kind')
  @HttpCode(204)
  @ApiParam({ name: 'kind', enum: OAUTH_KINDS, enumName: 'OAuthKind' })
  @ApiNoContentResponse()
  @ApiProblems({ 404: 'not-found', 409: 'in-use' })
  async remove(@Param('kind') kind: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.registrations.remove(known(kind), actor);
  }
}

function known(kind: string): OAuthKind {
  const found = OAUTH_KINDS.find((one) => one === kind);
  if (found === undefined) throw new Problem('not-found', 404, 'there is no such provider');
  return found;
}
