import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Configuration } from './config/configuration.js';
import { StartRefused } from './config/start-refused.js';

const REFUSALS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use: choose another PORT',
  EACCES: 'may not be opened by this user: choose another PORT',
  EADDRNOTAVAIL: 'cannot be opened: this machine does not have that BIND_ADDRESS',
};

/**
 * Starts the modules, opens the port, and puts the one that was taken into the configuration when any would do.
 * @throws {StartRefused} when the port cannot be had
 */
export async function listen(app: NestFastifyApplication, configuration: Configuration): Promise<void> {
  await app.init();
  try {
    await app.getHttpAdapter().getInstance().listen({ port: configuration.port, host: configuration.bindAddress });
  } catch (error) {
    const reason = REFUSALS[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    throw new StartRefused(`port ${configuration.port} ${reason}`, { cause: error });
  }
  configuration.port = (app.getHttpServer().address() as AddressInfo).port;
}
