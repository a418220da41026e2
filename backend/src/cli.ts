import { runCommand } from './cli/run-command.js';
import { writeOut } from './cli/write-out.js';
import { commandEnvironment } from './config/command-environment.js';

const outcome = await runCommand(process.argv.slice(2), {
  ...commandEnvironment(),
  now: () => Date.now(),
});
if (outcome.ok) await writeOut(`${JSON.stringify(outcome.document, null, 2)}\n`, process.stdout);
else process.stderr.write(`${outcome.reason.replace(/\s+/gu, ' ')}\n`);
process.exitCode = outcome.ok ? 0 : 2;
