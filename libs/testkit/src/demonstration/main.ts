import { DemoWorld, type DemoWorldOptions } from './demo-world.js';

// Started by `npm start -- --demo`, which says as one argument what DemoWorldOptions are.
const world = await DemoWorld.start(JSON.parse(process.argv[2] ?? '') as DemoWorldOptions);
let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  void world.stop().finally(() => process.exit(0));
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.once('disconnect', stop);
process.send?.({ ready: 'demonstration', ...world.places });
