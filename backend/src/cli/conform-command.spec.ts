import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConformanceCase } from './conformance-case.js';
import { runCommand } from './run-command.js';

const world = { allowedNetworks: '', now: () => Date.parse('2026-03-01T00:00:00Z') };
const folder = mkdtempSync(join(tmpdir(), 'conform-'));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function aCase(
  id: string,
  event: string[],
  expected: ConformanceCase['expected'],
  compare = 'start-end',
): ConformanceCase {
  const ics = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', ...event, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
  return { id, ics, expected, compare, window: { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' } };
}

describe('calmirror conform', () => {
  it('names a file of which a case is none', async () => {
    const path = file('odd.json', '{ "cases": [{ "id": "x" }] }');
    expect(await runCommand(['conform', path], world)).toEqual({
      ok: false,
      reason: `${path} holds no cases, or one without id, ics, window or expected`,
    });
  });

  it('tells right from wrong from refused', async () => {
    const berlin = 'DTSTART;TZID=Europe/Berlin:20260302T100000';
    const start = '2026-03-02T09:00:00Z';
    const cases = [
      aCase('right', [berlin, 'DURATION:PT1H'], [{ start, end: '2026-03-02T10:00:00Z' }]),
      aCase('open end', [berlin, 'DURATION:PT1H'], [{ start, end: null }]),
      aCase('start only', [berlin, 'DURATION:PT1H'], [{ start, end: '2026-03-02T12:00:00Z' }], 'start'),
      aCase('wrong end', [berlin, 'DURATION:PT1H'], [{ start, end: '2026-03-02T12:00:00Z' }]),
      aCase('one too many', [berlin, 'RRULE:FREQ=DAILY;COUNT=2'], [{ start, end: null }]),
      aCase('refused', [berlin, 'RRULE:FREQ=NEVER'], []),
      { ...aCase('no calendar', [], []), ics: 'BEGIN:VCALENDAR\r\n' },
    ];
    const outcome = await runCommand(['conform', file('cases.json', JSON.stringify({ cases }))], world);
    expect(outcome).toMatchObject({
      ok: true,
      document: {
        total: 7,
        right: 3,
        wrong: [{ id: 'wrong end', got: [{ start, end: '2026-03-02T10:00:00Z' }] }, { id: 'one too many' }],
        refused: [
          { id: 'refused', code: 'bad-rule' },
          { id: 'no calendar', code: 'truncated' },
        ],
      },
    });
  });

  it.each([
    ['without files', []],
    ['with a file that is not there', [join(folder, 'none.json')]],
    ['with a file that holds no cases', [file('empty.json', '{}')]],
    ['with a file that is no JSON', [file('text.json', 'cases')]],
  ])('ends with a reason %s', async (_, files) => {
    expect(await runCommand(['conform', ...files], world)).toMatchObject({ ok: false });
  });
});

describe('calmirror', () => {
  it.each([[[]], [['toString']], [['unknown']]])('names its commands when called with %j', async (args) => {
    const outcome = await runCommand(args, world);
    expect(outcome).toEqual({ ok: false, reason: expect.stringContaining('read|read-mail|conform') as string });
  });
});
