import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { installation, radicaleStep } from '../lib/steps/radicale.mjs';

const having =
  (...commands) =>
  (name) =>
    commands.includes(name);

describe('installing Radicale', () => {
  it('takes the Debian package as root, and lets no service start', () => {
    const commands = installation({ isRoot: true, has: having('apt-get') });
    assert.equal(commands[0][0], 'env');
    assert.ok(commands.every((command) => command.includes('RUNLEVEL=1')));
    assert.equal(commands.at(-1).at(-1), 'radicale');
  });

  it('never asks a person for a password', () => {
    for (const command of installation({ isRoot: false, has: having('apt-get', 'sudo') }))
      assert.deepEqual(command.slice(0, 2), ['sudo', '-n']);
  });

  it('does nothing without the right to install, or on another system', () => {
    assert.deepEqual(installation({ isRoot: false, has: having('apt-get') }), []);
    assert.deepEqual(installation({ isRoot: true, has: having('dnf') }), []);
  });
});

describe('the step', () => {
  const outcome = async (has) => {
    const said = [];
    const ran = [];
    const step = radicaleStep(
      (line) => said.push(line),
      (name) => has(name, ran),
      async (command) => ran.push(command),
    );
    return { said, ran, ...(await step.run()) };
  };

  it('does and says nothing where Radicale is there', async () => {
    const { said, ran, totals } = await outcome(having('radicale', 'apt-get'));
    assert.deepEqual([said, ran, totals], [[], [], { passed: 1, failed: 0, skipped: 0 }]);
  });

  it('says what it installs', async () => {
    const { said, totals } = await outcome((name, ran) => name !== 'radicale' || ran.length > 1);
    assert.equal(totals.passed, 1);
    assert.equal(said.length, 1);
    assert.match(said[0], /installing .*radicale/);
  });

  it('says that tests are skipped where it cannot be had, and fails nothing', async () => {
    const { said, ran, totals } = await outcome(having());
    assert.deepEqual([ran, totals], [[], { passed: 0, failed: 0, skipped: 1 }]);
    assert.match(said.at(-1), /skipped/);
  });
});
