import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import { HealthCheck, HealthCheckService, HealthIndicatorService, type HealthCheckResult } from '@nestjs/terminus';
import { ApiProblems } from '../http/api-answers.js';
import { Open } from '../auth/open.js';
import { Readiness } from './readiness.js';

/** Milliseconds that each part may take to answer. */
const LIMIT = 1500;

@ApiTags('operations')
@SkipThrottle()
@Open()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly readiness: Readiness,
  ) {}

  /** Asks nobody else: a database that is away is no reason to kill this process. */
  @Get('live')
  @ApiOperation({ summary: 'Whether the process is alive' })
  @HealthCheck({ noCache: true, swaggerDocumentation: false })
  live(): Promise<HealthCheckResult> {
    return this.health.check([]);
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether the process takes work: database, schema and, in a worker, the claim loop' })
  @ApiOkResponse({ description: 'It does.' })
  @ApiProblems({ 503: 'not-ready' })
  @HealthCheck({ noCache: true, swaggerDocumentation: false })
  ready(): Promise<HealthCheckResult> {
    const checks = this.readiness.all().map(
      ([name, probe]) =>
        async () =>
          this.indicators
            .check(name)
            .attempt(() => probe())
            .withTimeout(LIMIT),
    );
    return this.health.check(checks);
  }
}
