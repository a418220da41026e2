import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { compareMailed, type MailedEvent } from './mailed-event.js';
import { runCommand } from './run-command.js';

/** Mailboxes as real programs fill them, each with the calendar that its mails make, worked out by hand. */
const MAILS = join(__dirname, '../../../libs/testkit/src/mails');
const STORIES = readdirSync(MAILS);

/** More mails than these have too many orders to try them all. */
const MOST_PERMUTED = 4;
const SHUFFLES = 20;
const SEED = 6;

interface Story {
  /** What it shows, in one sentence. */
  readonly shows: string;
  readonly address: readonly string[];
  readonly trust?: string;
  readonly authservId?: string;
  readonly events: readonly MailedEvent[];
  readonly refused: readonly Refusal[];
}

interface Refusal {
  readonly file: string;
  readonly code: string;
}

function storyOf(name: string): Story {
  return JSON.parse(readFileSync(join(MAILS, name, 'expected.json'), 'utf8')) as Story;
}

function filesOf(name: string): readonly string[] {
  return readdirSync(join(MAILS, name)).filter((file) => file.endsWith('.eml'));
}

/** What `calmirror read-mail` makes of mails: the events, and what was refused, by file and code. */
async function reading(name: string, files: readonly string[]): Promise<Pick<Story, 'events' | 'refused'>> {
  const { address, trust, authservId } = storyOf(name);
  const told = [
    ...address.flatMap((one) => ['--address', one]),
    ...(trust === undefined ? [] : ['--trust', trust]),
    ...(authservId === undefined ? [] : ['--authserv-id', authservId]),
  ];
  const paths = files.map((file) => join(MAILS, name, file));
  const outcome = await runCommand(['read-mail', ...paths, ...told], { allowedNetworks: '', now: () => 0 });
  if (!outcome.ok) throw new Error(outcome.reason);
  const { events, refused } = outcome.document as Pick<Story, 'events' | 'refused'>;
  return {
    events: [...events].sort(compareMailed),
    refused: refused.map(({ file, code }) => ({ file: basename(file), code })).sort(byFile),
  };
}

function byFile(one: Refusal, other: Refusal): number {
  return one.file.localeCompare(other.file);
}

function ordersOf(files: readonly string[]): readonly (readonly string[])[] {
  if (files.length <= MOST_PERMUTED) return permutationsOf(files);
  const shuffled = fc.shuffledSubarray([...files], { minLength: files.length });
  return fc.sample(shuffled, { numRuns: SHUFFLES, seed: SEED });
}

function permutationsOf(files: readonly string[]): readonly (readonly string[])[] {
  if (files.length < 2) return [files];
  return files.flatMap((first) =>
    permutationsOf(files.filter((file) => file !== first)).map((rest) => [first, ...rest]),
  );
}

describe('the mails of', () => {
  it.each(STORIES)('%s make the calendar that they should', async (name) => {
    const { events, refused } = storyOf(name);
    expect(await reading(name, filesOf(name))).toEqual({ events: [...events].sort(compareMailed), refused });
  });

  it.each(STORIES.filter((name) => filesOf(name).length > 1))('%s make it in any order', async (name) => {
    const { events, refused } = storyOf(name);
    for (const files of ordersOf(filesOf(name))) {
      expect({ files, ...(await reading(name, files)) }).toEqual({
        files,
        events: [...events].sort(compareMailed),
        refused,
      });
    }
  });
});

describe('the mailboxes', () => {
  it('each show something of their own', () => {
    const shown = STORIES.map((name) => storyOf(name).shows);
    expect(new Set(shown).size).toBe(STORIES.length);
    const mails = STORIES.flatMap((name) =>
      filesOf(name).map((file) => readFileSync(join(MAILS, name, file), 'latin1')),
    );
    expect(new Set(mails).size).toBe(mails.length);
  });

  it.each(STORIES)('%s hold their mails as they came, from the first on', (name) => {
    const files = filesOf(name);
    expect(files).toEqual(files.map((_, index) => `${index + 1}.eml`));
    const mails = files.map((file) => readFileSync(join(MAILS, name, file), 'latin1'));
    const bare = mails.filter((mail) => /(?<!\r)\n/u.test(mail));
    expect(bare).toEqual(name === 'old-script-ends-lines-with-line-feeds' ? mails : []);
  });
});
