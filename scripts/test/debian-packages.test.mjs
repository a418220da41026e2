import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { debianPackagesStep, dovecot, installation, radicale } from '../lib/steps/debian-packages.mjs';

const having =
  (...commands) =>
  (name) =>
    commands.includes(name);

describe('installing servers for the tests', () => {
  it('takes the Debian packages as root, and lets no service start', () => {
    const commands = installation({ isRoot: true, has: having('apt-get') }, ['radicale', 'dovecot-imapd']);
    assert.equal(commands[0][0], 'env');
    assert.ok(commands.every((command) => command.includes('RUNLEVEL=1')));
    assert.deepEqual(commands.at(-1).slice(-2), ['radicale', 'dovecot-imapd']);
  });

  it('never asks a person for a password', () => {
    for (const command of installation({ isRoot: false, has: having('apt-get', 'sudo') }, ['radicale']))
      assert.deepEqual(command.slice(0, 2), ['sudo', '-n']);
  });

  it('does nothing without the right to install, or on another system', () => {
    assert.deepEqual(installation({ isRoot: false, has: having('apt-get') }, ['radicale']), []);
    assert.deepEqual(installation({ isRoot: true, has: having('dnf') }, ['radicale']), []);
  });
});

describe('the step', () => {
  const everything = [...radicale.files, ...dovecot.files];
  const outcome = async (has) => {
    const said = [];
    const ran = [];
    const step = debianPackagesStep(
      [radicale, dovecot],
      (line) => said.push(line),
      (name) => has(name, ran),
      async (command, args) => ran.push([command, ...args].join(' ')),
    );
    return { said, ran, ...(await step.run()) };
  };

  it('does and says nothing where the servers are there', async () => {
    const { said, ran, totals } = await outcome(having(...everything, 'apt-get'));
    assert.deepEqual([said, ran, totals], [[], [], { passed: 1, failed: 0, skipped: 0 }]);
  });

  it('installs what is missing, in one go, and says so', async () => {
    const { said, ran, totals } = await outcome(
      (name, done) => ['apt-get', 'sudo', 'radicale', 'dovecot'].includes(name) || done.length > 1,
    );
    assert.equal(totals.passed, 1);
    assert.equal(said.length, 1);
    assert.match(said[0], /installing .*: dovecot-imapd, dovecot-lmtpd$/);
    assert.match(ran.at(-1), /install .* dovecot-imapd dovecot-lmtpd$/);
  });

  it('says for each server that its tests are skipped where it cannot be had, and fails nothing', async () => {
    const { said, ran, totals } = await outcome(having(...radicale.files));
    assert.deepEqual([ran, totals], [[], { passed: 0, failed: 0, skipped: 1 }]);
    assert.match(said.at(-1), /Dovecot .*need a mail server are skipped/);
    assert.deepEqual((await outcome(having())).totals, { passed: 0, failed: 0, skipped: 2 });
  });
});
