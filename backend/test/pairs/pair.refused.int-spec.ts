import type { ProblemDetails } from '@calmirror/contracts';
import { newId } from '../../src/database/new-id.js';
import { faults, House, refusal } from './house.js';

describe('a pair is refused', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.build();
  });
  afterAll(() => house.running.stop());

  it('from a calendar onto itself', async () => {
    const a = await house.calendar('A');
    expect(refusal(await house.pair(a, a))).toEqual([422, 'same-calendar']);
  });

  it('from a calendar that cannot be read, and onto one that cannot be written', async () => {
    const blind = await house.calendar('Blind', { readable: false });
    const fixed = await house.calendar('Fixed', { writable: false });
    expect(refusal(await house.pair(blind, fixed))).toEqual([422, 'source-not-readable']);
    expect(
      refusal(
        await house.pair(
          fixed,
          fixed.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
        ),
      ),
    ).toEqual([400, 'invalid-input']);
    expect(refusal(await house.pair(await house.calendar('A'), fixed))).toEqual([422, 'target-not-writable']);
  });

  it('between calendars that are not there, both of which are named', async () => {
    expect(faults(await house.pair(newId(), newId()))).toEqual([
      'sourceCalendarId not-found',
      'targetCalendarId not-found',
    ]);
  });

  it('when there is one between the two already', async () => {
    const [a, b] = [await house.calendar('A'), await house.calendar('B')];
    expect((await house.pair(a, b)).status).toBe(201);
    expect(refusal(await house.pair(a, b))).toEqual([409, 'pair-exists']);
  });

  it('when it closes a loop of two or three, whose way is told by name', async () => {
    const [a, b, c] = [await house.calendar('Home'), await house.calendar('Work'), await house.calendar('Club')];
    expect((await house.pair(a, b)).status).toBe(201);
    expect(refusal(await house.pair(b, a))).toEqual([409, 'loop']);
    expect((await house.pair(b, c, { enabled: false })).status).toBe(201);
    const loop = await house.pair(c, a);
    expect(refusal(loop)).toEqual([409, 'loop']);
    expect(loop.json<ProblemDetails>().detail).toContain('“Club” → “Home” → “Work” → “Club”');
  });

  it('and is made where the loop is meant', async () => {
    const [a, b] = [await house.calendar('Here'), await house.calendar('There')];
    expect((await house.pair(a, b)).status).toBe(201);
    expect((await house.pair(b, a, { allowLoop: true })).status).toBe(201);
    expect(refusal(await house.pair(b, a, { allowLoop: true }))).toEqual([409, 'pair-exists']);
    expect(refusal(await house.pair(a, a, { allowLoop: true }))).toEqual([422, 'same-calendar']);
  });

  it('when two requests at the same time would close a loop together: one of them', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b, c] = [await house.calendar('A'), await house.calendar('B'), await house.calendar('C')];
      expect((await house.pair(a, b)).status).toBe(201);
      const answers = await Promise.all([house.pair(b, c), house.pair(c, a)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    }
  });

  it.each<[string, object, string[]]>([
    ['an id that is none', { sourceCalendarId: 'x' }, ['sourceCalendarId format']],
    ['an unknown field', { colour: 'red' }, ['colour unknown']],
    [
      'null where a value belongs',
      { enabled: null, window: null, policy: null },
      ['enabled type', 'policy type', 'window type'],
    ],
    [
      'numbers out of range',
      { intervalSeconds: 1, limits: { deletePercent: 101, deleteCount: -1 } },
      ['intervalSeconds range', 'limits.deleteCount range', 'limits.deletePercent range'],
    ],
    ['half a window', { window: { pastDays: 1 } }, ['window.futureDays required']],
    ['an unknown preset', { policy: { preset: 'secret' } }, ['policy.preset not-allowed']],
    [
      'a template with an unknown variable',
      { policy: { preset: 'custom', fields: { summary: { rule: 'replace', template: '{password}' } } } },
      ['policy.fields.summary.template not-allowed'],
    ],
    ['filters that are no list', { filters: {} }, ['filters type']],
    [
      'a pattern that is none',
      { filters: [{ kind: 'free' }, { kind: 'text', mode: 'exclude', field: 'summary', pattern: '(' }] },
      ['filters.1.pattern format'],
    ],
    [
      'a zero byte in a template',
      { policy: { preset: 'custom', fields: { summary: { rule: 'replace', template: 'a\u0000' } } } },
      ['policy.fields.summary.template format'],
    ],
    [
      'faults of every sort at once',
      { name: 7, enabled: 'yes', policy: { preset: 'x' }, filters: [{ kind: 'y' }] },
      [
        'enabled type',
        'filters.0.kind not-allowed',
        'name format',
        'name length',
        'name type',
        'policy.preset not-allowed',
      ],
    ],
  ])('with %s', async (_, more, expected) => {
    const answer = await house.pair(newId(), newId(), more);
    expect(refusal(answer)).toEqual([400, 'invalid-input']);
    expect([...new Set(faults(answer))]).toEqual(expected);
  });

  it('without names and calendars', async () => {
    expect(faults(await house.client.post('/api/pairs', {}))).toEqual([
      'name required',
      'sourceCalendarId required',
      'targetCalendarId required',
    ]);
  });
});
