import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { sourceStamp } from '../lib/source-stamp.mjs';
import { temporaryFolder } from '../lib/temporary-folder.mjs';

describe('sourceStamp', () => {
  const { folder, remove } = temporaryFolder('stamp');
  const file = (name) => path.join(folder, 'src', name);
  const stamp = () => sourceStamp(folder, ['src', 'not-there']);
  after(remove);
  beforeEach(() => {
    fs.mkdirSync(file('deep'), { recursive: true });
    fs.writeFileSync(file('deep/a.ts'), 'a');
  });

  it('is the same while nothing changes', () => assert.equal(stamp(), stamp()));

  for (const [what, change] of [
    ['a file is edited', () => fs.writeFileSync(file('deep/a.ts'), 'ab')],
    ['a file is added', () => fs.writeFileSync(file('b.ts'), '')],
    ['a file is removed', () => fs.rmSync(file('deep/a.ts'))],
    ['a file is replaced by an older one of the same size', () => fs.utimesSync(file('deep/a.ts'), 1, 1)],
  ]) {
    it(`changes when ${what}`, () => {
      const before = stamp();
      change();
      assert.notEqual(stamp(), before);
    });
  }

  it('does not change with the tests', () => {
    const before = stamp();
    fs.writeFileSync(file('deep/a.spec.ts'), '');
    fs.writeFileSync(file('a.int-spec.ts'), '');
    assert.equal(stamp(), before);
  });
});
