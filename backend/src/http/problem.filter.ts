import { STATUS_CODES } from 'node:http';
import type { ProblemDetails } from '@calmirror/contracts';
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';
import { toProblem } from './to-problem.js';

/** Writes every error as application/problem+json; the only place that does. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblem(error);
    if (problem.code === 'internal')
      this.log.error({ err: problem.cause ?? problem, requestId: request.id }, problem.detail);
    if (problem.retryAfterSeconds !== null) void reply.header('Retry-After', String(problem.retryAfterSeconds));
    void reply
      .status(problem.status)
      .header('Content-Type', 'application/problem+json')
      .send(problemDetails(problem, request.id));
  }
}

const problemDetails = ({ code, status, detail, errors }: Problem, requestId: string): ProblemDetails => ({
  type: 'about:blank',
  title: STATUS_CODES[status] ?? 'Problem',
  status,
  detail,
  code,
  requestId,
  ...(errors && { errors }),
});
