import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadMail, readMail } from './read-mail.js';

/** Mails of other programs' tests, kept beside the repository; there is nothing to check in a clone without them. */
const FOLDER = join(__dirname, '../../../../../../shared/data/mail');
const files = existsSync(FOLDER)
  ? globSync('**/*.{eml,txt}', { cwd: FOLDER, exclude: ['**/LICENSES.txt'] }).sort()
  : [];

const read = (file: string): Promise<ReadMail> =>
  readMail(readFileSync(join(FOLDER, file)), { authservId: null, receivedElse: '2026-01-01T00:00:00Z' });

const whenThere = files.length > 0 ? describe : describe.skip;

whenThere(`${files.length} mails of other programs`, () => {
  it('are read, and only those that invite have messages', async () => {
    for (const file of files) {
      const { header, messages, problems } = await read(file);
      expect(header).not.toBeNull();
      expect([file, problems]).toEqual([file, []]);
      expect([file, messages.length]).toEqual([file, file.includes('imip') ? 1 : 0]);
    }
  });

  it.each(files.filter((file) => file.includes('imip')))('are read as they were meant: %s', async (file) => {
    const { messages } = await read(file);
    expect(messages).toMatchObject([
      {
        method: 'request',
        sequence: 0,
        event: { organizer: { email: 'alice@example.org' } },
        sender: { verdict: 'none' },
      },
    ]);
  });
});
