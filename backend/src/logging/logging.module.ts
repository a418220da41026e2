import type { IncomingMessage } from 'node:http';
import { Module, RequestMethod } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { Configuration } from '../config/configuration.js';
import { LogDestination } from './log-destination.js';
import { loggedError } from './logged-error.js';

/** Paths that are asked for every few seconds, or by the thousand, and say nothing new; metrics count the messages of providers. */
const QUIET = /^\/(health|metrics|push)(\/|\?|$)/;

/** Names whose values never reach a log line, on the two levels where our lines have them. */
const SECRETS = ['password', 'secret', 'token', 'authorization', 'cookie', 'databaseUrl', 'secretKeys'];

/** Only what explains a request: no headers, no body, no query (an address can hold a token). */
const asRequest = ({ id, method, url }: IncomingMessage & { id: unknown }): object => ({
  id,
  method,
  path: url?.replace(/\?.*$/s, '').replace(/^(\/feeds\/).+/s, '$1…'),
});

/** A middleware sees of the address what its own path leaves; the whole stands beside it. */
const isQuiet = (request: IncomingMessage & { originalUrl?: string }): boolean =>
  QUIET.test(request.originalUrl ?? request.url ?? '');

/** JSON lines of pino: request lines by itself, everything else by Nest's Logger. */
@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [Configuration, LogDestination],
      useFactory: ({ logLevel }: Configuration, { stream }: LogDestination) => ({
        // The package's own default, `{/*splat}`, matches no path on Fastify.
        forRoutes: [{ path: '*path', method: RequestMethod.ALL }],
        pinoHttp: {
          level: logLevel,
          stream,
          quietReqLogger: true,
          customAttributeKeys: { reqId: 'requestId' },
          autoLogging: { ignore: isQuiet },
          serializers: {
            req: asRequest,
            res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
            err: loggedError,
          },
          redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
        },
      }),
    }),
  ],
})
export class LoggingModule {}
