import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Readiness } from './health/readiness.js';

/** Milliseconds for the end in order; less than the 30 s after which a supervisor kills. */
const LIMIT = 25_000;

/**
 * On SIGTERM, SIGINT or a broken channel to the launcher: not ready at once, so that nobody sends new work; then the work
 * under way is finished or handed over, and the process ends with 0. It never outlives a launcher that was killed.
 */
export function stopWhenAsked(app: NestFastifyApplication): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    app.get(Readiness).drain();
    setTimeout(() => process.exit(1), LIMIT).unref();
    void app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (process.send) process.once('disconnect', stop);
}
