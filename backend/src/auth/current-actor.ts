import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor.js';
import { Problem } from '../http/problem.js';

const ACTORS = new WeakMap<FastifyRequest['raw'], Actor>();

/** Ties the signed-in person to the request; done once, by the guard that checked the session. */
export const rememberActor = (request: FastifyRequest, actor: Actor): void => void ACTORS.set(request.raw, actor);

export function actorOf(request: FastifyRequest): Actor {
  const actor = ACTORS.get(request.raw);
  if (!actor) throw new Problem('unauthenticated', 401, 'sign in first');
  return actor;
}

/** The signed-in person, as a parameter of a route's method. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  actorOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
