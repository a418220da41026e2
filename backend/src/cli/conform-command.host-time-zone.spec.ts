import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

/** Runs the specs that expand events in a process whose clock is set elsewhere. */
function runSpecs(timeZone: string): string {
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const specs = 'conform-command.(tables.)?spec|instances-of.(zones|dates|overrides).spec|read-calendar.times.spec';
  const args = ['--experimental-vm-modules', '--no-warnings', jest, '--selectProjects', 'unit'];
  return execFileSync(process.execPath, [...args, '--runInBand', '--json', '--silent', '--testPathPatterns', specs], {
    cwd: ROOT,
    env: { ...process.env, TZ: timeZone },
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  });
}

describe('the time zone of the machine', () => {
  it.each(['America/New_York', 'Asia/Kolkata', 'Pacific/Apia'])(
    'makes no difference: %s',
    (timeZone) => {
      const { success, numPassedTests } = JSON.parse(runSpecs(timeZone)) as {
        success: boolean;
        numPassedTests: number;
      };
      expect(success).toBe(true);
      expect(numPassedTests).toBeGreaterThan(50);
    },
    120_000,
  );
});
