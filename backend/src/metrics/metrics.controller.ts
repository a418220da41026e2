import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { register } from 'prom-client';
import { Open } from '../auth/open.js';
import { Configuration } from '../config/configuration.js';
import { Problem } from '../http/problem.js';
import { LiveGauges } from './live-gauges.js';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What Prometheus scrapes. */
@ApiExcludeController()
@SkipThrottle()
@Open()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly configuration: Configuration,
    private readonly gauges: LiveGauges,
  ) {}

  @Get()
  async scrape(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    this.admit(authorization);
    await this.gauges.refresh();
    void reply.header('Content-Type', register.contentType);
    return register.metrics();
  }

  private admit(authorization = ''): void {
    const { metricsToken } = this.configuration;
    if (metricsToken !== null && !timingSafeEqual(digest(authorization), digest(`Bearer ${metricsToken}`))) {
      throw new Problem('unauthenticated', 401, 'send METRICS_TOKEN as bearer token');
    }
  }
}
