import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { root } from '../bootstrap/root.mjs';
import { bin, capture } from '../lib/command.mjs';
import { readDockerignore } from '../lib/docker/context.mjs';
import { readDockerfile } from '../lib/docker/dockerfile.mjs';

const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');
const stages = readDockerfile(path.join(root, 'docker/Dockerfile'));
const last = stages.at(-1);
const step = (keyword) => last.steps.find((one) => one.keyword === keyword);

describe('the Dockerfile', () => {
  it('has no fault that its linter knows', () => assert.deepEqual(validate(read('docker/Dockerfile')), []));

  it('uses the Node.js that the project asks for, without a shell for the process', () => {
    for (const { image } of stages) assert.equal(image, 'node:24-bookworm-slim');
    assert.equal(step('CMD').words[0], 'node');
  });

  it('runs as a user other than root, and says how healthy it is', () => {
    assert.deepEqual(step('USER').args, ['node']);
    assert.deepEqual(step('HEALTHCHECK').words, ['node', 'ready.mjs']);
  });

  it('ships no development package', () => {
    const modules = last.steps.find(({ args }) => args.includes('/app/node_modules'));
    const source = stages.find(({ name }) => name === modules.flags.from);
    assert.ok(source.steps.some(({ keyword, args }) => keyword === 'RUN' && args.includes('--omit=dev')));
  });

  it('copies nothing that .dockerignore keeps out', () => {
    const { inside } = readDockerignore(read('.dockerignore'));
    const copied = stages
      .flatMap(({ steps }) => steps)
      .filter(({ keyword, flags }) => keyword === 'COPY' && !flags.from)
      .flatMap(({ args }) => args.slice(0, -1));
    assert.deepEqual([...new Set(copied)].sort(), inside.toSorted());
    for (const place of inside) assert.ok(fs.existsSync(path.join(root, place)), place);
  });
});

describe('the compose file', () => {
  const { services } = parse(read('docker/compose.yaml'), { merge: true });

  it('has no fault that its linter knows', async () => {
    // The order of keys says who reads them first: that stays ours.
    const off = ['--disable-rule', 'service-keys-order', 'top-level-properties-order'];
    const { code, output } = await capture(bin('dclint'), ['docker/compose.yaml', '--max-warnings=0', ...off]);
    assert.equal(code, 0, output);
  });

  it('runs PostgreSQL 16, one web process and two workers of one image', () => {
    assert.match(services.postgres.image, /^postgres:16/);
    assert.equal(services.web.environment.MODE, 'web');
    assert.equal(services.worker.environment.MODE, 'worker');
    assert.equal(services.worker.deploy.replicas, 2);
    assert.equal(services.worker.image, services.web.image);
  });

  it('gives every process a read-only file system, no capability, and the time that a drain takes', () => {
    for (const service of [services.web, services.worker]) {
      assert.equal(service.read_only, true);
      assert.deepEqual(service.cap_drop, ['ALL']);
      assert.equal(service.stop_grace_period, '30s');
      assert.equal(service.depends_on.postgres.condition, 'service_healthy');
    }
    assert.equal(services.postgres.read_only, true);
    assert.ok(services.postgres.healthcheck);
  });

  it('holds no secret: each comes from docker/.env, whose example names them all', () => {
    const asked = [...read('docker/compose.yaml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
    const example = read('docker/env.example');
    for (const name of new Set(asked)) assert.match(example, new RegExp(`^${name}=`, 'm'));
    assert.match(read('.gitignore'), /^docker\/\.env$/m);
  });
});
