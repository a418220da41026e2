const controller = new AbortController();
let first;

/** Aborted when a person or the system asks this process to end, or when run.mjs, which started it, is gone. */
export const interruption = controller.signal;

/**
 * A terminal sends Ctrl-C to run.mjs and to this process, and run.mjs hands its own on: signals within a second are
 * one. A later one is a person who does not want to wait.
 */
function interrupt() {
  first ??= performance.now();
  if (performance.now() - first > 1000) controller.signal.dispatchEvent(new Event('impatience'));
  controller.abort();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt);
process.once('disconnect', interrupt);
process.channel?.unref();
