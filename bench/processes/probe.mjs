// Loaded into a measured process before its program: answers how long its event loop stood still, how much memory it
// took, and how many statements it sent, each since the last `reset`.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import pg from 'pg';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

/** The longest turn of the loop by the clock of its own thread, which stands still while others have the processor. */
let longestTurn = 0;
const usedMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
let used = usedMs();
setInterval(() => {
  const before = used;
  used = usedMs();
  longestTurn = Math.max(longestTurn, used - before);
}, 1).unref();

let start = process.memoryUsage.rss();
let highest = start;
const look = () => (highest = Math.max(highest, process.memoryUsage.rss()));
setInterval(look, 10).unref();

let statements = 0;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function counted(...args) {
  statements += 1;
  return query.apply(this, args);
};

function reset() {
  delay.reset();
  longestTurn = 0;
  start = process.memoryUsage.rss();
  highest = start;
  statements = 0;
  return true;
}

function reading() {
  look();
  return {
    longestBlockMs: delay.max / 1e6,
    longestBlockCpuMs: longestTurn,
    memoryGrowthMb: (highest - start) / 2 ** 20,
    statements,
  };
}

process.on('message', ({ reset: resetAsked, reading: readingAsked }) => {
  if (resetAsked) process.send({ reset: reset() });
  if (readingAsked) process.send({ reading: reading() });
});
