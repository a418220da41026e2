import fs from 'node:fs';

/** The parent of a Linux process and its command, or undefined elsewhere and when it is gone. */
function processOf(pid) {
  try {
    const [, command, parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return { command, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

/**
 * Calls `then` once npm, which started this process, is gone. npm hands a SIGTERM to its shell alone and a SIGKILL
 * to nobody. The shell may have made room for this process or may stand between: then it is npm's child to watch.
 * A process that npm did not start is left alone, so that `nohup node scripts/run.mjs start &` outlives its terminal.
 */
export function whenOrphaned(then) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const shell = processOf(parent);
  const grandparent = /^(sh|dash|bash|ash|busybox)$/.test(shell?.command ?? '') ? shell.parent : undefined;
  const isOrphan = () =>
    process.ppid !== parent || (grandparent !== undefined && processOf(parent)?.parent !== grandparent);
  const timer = setInterval(() => {
    if (!isOrphan()) return;
    clearInterval(timer);
    then();
  }, 500);
  timer.unref();
}
