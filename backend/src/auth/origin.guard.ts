import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Configuration } from '../config/configuration.js';
import { Problem } from '../http/problem.js';
import { FROM_ANYWHERE } from './from-anywhere.js';

/** Methods that change nothing (RFC 9110, section 9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a browser send to us. A browser says where a changing request comes from; a program that
 * is no browser says nothing, and has no cookie that somebody else could make it send. Routes that are marked with
 * `@FromAnywhere()` are let alone.
 */
@Injectable()
export class OriginGuard implements CanActivate {
  constructor(
    private readonly configuration: Configuration,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (SAFE.has(request.method) || this.isOurs(request)) return true;
    const marked = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(FROM_ANYWHERE, marked)) return true;
    throw new Problem('foreign-origin', 403, 'another site may not ask for changes here');
  }

  private isOurs({ headers }: FastifyRequest): boolean {
    if (headers['sec-fetch-site'] === 'cross-site') return false;
    if (headers.origin === undefined) return true;
    return headers.origin === this.configuration.origin || hostOf(headers.origin) === headers.host;
  }
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
