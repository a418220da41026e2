import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import { rememberActor } from './current-actor.js';
import { OPEN } from './open.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';

/** Lets a request in that carries a live session, or whose route is marked with `@Open()`. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly cookie: SessionCookie,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN, [context.getHandler(), context.getClass()]))
      return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = this.cookie.read(request);
    const user = token === null ? null : await this.sessions.find(token);
    if (user === null) throw new Problem('unauthenticated', 401, 'sign in first');
    rememberActor(request, { userId: user.id, name: user.name, address: request.ip, requestId: request.id });
    return true;
  }
}
