import '@fastify/cookie';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Configuration } from '../config/configuration.js';
import { KeyRing } from '../secrets/key-ring.js';
import { SESSION_LIMITS } from './session-limits.js';

/**
 * The cookie that carries a session's token, signed with a key of the ring. Over https it has the prefix `__Host-`, by which
 * a browser takes it from this host alone, with Path=/ and Secure (RFC 6265bis, section 4.1.3.2).
 */
@Injectable()
export class SessionCookie {
  readonly name: string;
  private readonly keys: Buffer[];

  constructor(
    private readonly configuration: Configuration,
    ring: KeyRing,
  ) {
    this.name = configuration.secure ? '__Host-calmirror' : 'calmirror';
    this.keys = ring.derive('session-cookie');
  }

  /** The token of the request's session, or null without one whose signature is ours. */
  read(request: FastifyRequest): string | null {
    const [token = '', signature = ''] = (request.cookies[this.name] ?? '').split('.');
    const given = Buffer.from(signature, 'base64url');
    const ours = this.keys.map((key) => sign(key, token));
    return ours.some((right) => right.length === given.length && timingSafeEqual(right, given)) ? token : null;
  }

  write(reply: FastifyReply, token: string): void {
    const value = `${token}.${sign(this.keys[0] as Buffer, token).toString('base64url')}`;
    void reply.setCookie(this.name, value, { ...this.attributes(), maxAge: SESSION_LIMITS.absoluteSeconds });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.attributes());
  }

  private attributes(): { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.configuration.secure };
  }
}

const sign = (key: Buffer, token: string): Buffer => createHmac('sha256', key).update(token).digest();
