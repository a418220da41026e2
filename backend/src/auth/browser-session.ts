import type { Credentials, SessionState, SignedInUser } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import type { Actor } from './actor.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { SignIn, type Origin } from './sign-in.js';

const originOf = ({ ip, id }: FastifyRequest): Origin => ({ address: ip, requestId: id });

/** Sessions as a browser has them: the token goes in and out by a cookie. */
@Injectable()
export class BrowserSession {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: Sessions,
    private readonly signIns: SignIn,
  ) {}

  async signIn(credentials: Credentials, request: FastifyRequest, reply: FastifyReply): Promise<SessionState> {
    return this.begin(await this.signIns.check(credentials, originOf(request)), request, reply);
  }

  async begin({ id, email, name }: SignedInUser, request: FastifyRequest, reply: FastifyReply): Promise<SessionState> {
    const user = { id, email, name };
    this.cookie.write(reply, await this.signIns.open(user, originOf(request), this.cookie.read(request)));
    return { user };
  }

  async current(request: FastifyRequest): Promise<SessionState> {
    const token = this.cookie.read(request);
    const user = token === null ? null : await this.sessions.find(token);
    if (user === null) throw new Problem('unauthenticated', 401, 'sign in first');
    return { user };
  }

  async signOut(actor: Actor, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = this.cookie.read(request);
    if (token !== null) await this.signIns.close(actor, token);
    this.cookie.clear(reply);
  }
}
