import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { conform } from './conform-command.js';

/** Tables with answers, kept beside the repository; there is nothing to check in a clone without them. */
const FOLDER = join(__dirname, '../../../../shared/data/recurrence');
const tables = existsSync(FOLDER) ? globSync('*.json', { cwd: FOLDER }).map((name) => join(FOLDER, name)) : [];
const whenThere = tables.length > 0 ? describe : describe.skip;

whenThere(`${tables.length} tables of occurrences, with the clock of ${process.env['TZ'] ?? 'this machine'}`, () => {
  it('are answered rightly, but for what is refused with a reason', async () => {
    expect(await conform(tables)).toMatchObject({ total: 316, right: 316, wrong: [], refused: [] });
  });
});
