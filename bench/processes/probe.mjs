// Loaded into a measured process before its program: answers how long its event loop stood still, how much memory it
// took, and how many statements it sent, each since the last `reset`.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import pg from 'pg';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

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
  start = process.memoryUsage.rss();
  highest = start;
  statements = 0;
  return true;
}

function reading() {
  look();
  return { longestBlockMs: delay.max / 1e6, memoryGrowthMb: (highest - start) / 2 ** 20, statements };
}

process.on('message', ({ reset: resetAsked, reading: readingAsked }) => {
  if (resetAsked) process.send({ reset: reset() });
  if (readingAsked) process.send({ reading: reading() });
});
