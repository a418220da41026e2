import type { ConnectorAnswer, DiscoveredCalendarAnswer } from '@calmirror/contracts';
import { sameTarget, type TargetChoice, unfit } from './target-choice';

const connector = (id: string): ConnectorAnswer => ({ id }) as ConnectorAnswer;
const found = (externalId: string, writable = true): DiscoveredCalendarAnswer =>
  ({ externalId, writable, name: externalId }) as DiscoveredCalendarAnswer;

describe('unfit', () => {
  const source = { connectorId: 'c', externalId: 'x' };

  it.each([
    ['the source itself', found('x'), 'c', 'source'],
    ['the source itself, read-only too', found('x', false), 'c', 'source'],
    ['one that cannot be written', found('y', false), 'c', 'read-only'],
    ['another of the same account', found('y'), 'c', null],
    ['one of the same id at another account', found('x'), 'd', null],
  ])('of %s', (_which, calendar, connectorId, reason) => {
    expect(unfit(calendar, connectorId, source)).toBe(reason);
  });
});

describe('sameTarget', () => {
  const published: TargetChoice = { kind: 'published', name: 'Rota' };
  const made: TargetChoice = { kind: 'account', connector: connector('c'), name: 'Rota' };
  const chosen: TargetChoice = { kind: 'account', connector: connector('c'), calendar: found('x') };

  it('sees no difference in blanks around a name', () => {
    expect(sameTarget(published, { ...published, name: ' Rota ' })).toBe(true);
  });

  it('tells apart what leads to different calendars', () => {
    const others: TargetChoice[] = [made, chosen, { ...made, connector: connector('d') }, { ...made, name: 'Other' }];
    expect(others.map((other) => sameTarget(published, other))).toEqual([false, false, false, false]);
    expect([sameTarget(made, chosen), sameTarget(made, { ...made, connector: connector('d') })]).toEqual([
      false,
      false,
    ]);
  });
});
