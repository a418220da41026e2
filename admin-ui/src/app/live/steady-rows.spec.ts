import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type SteadyRows, steadyRows } from './steady-rows';

interface Thing {
  readonly id: string;
  readonly state?: string;
}
const things = (ids: string): Thing[] => [...ids].map((id) => ({ id }));

describe('steadyRows', () => {
  const rows = signal<readonly (Thing | undefined)[] | null>(null);
  const held = signal(false);
  let needed: [number, number][];
  let steady: SteadyRows<Thing>;

  beforeEach(() => {
    rows.set(null);
    held.set(false);
    needed = [];
    const source = { rows, need: (first: number, end: number) => void needed.push([first, end]) };
    steady = TestBed.runInInjectionContext(() => steadyRows(source, held));
    show('fgh');
  });

  const show = (ids: string): void => {
    rows.set(things(ids));
    steady.newer();
    TestBed.tick();
  };
  const hold = (now: boolean): void => {
    held.set(now);
    steady.newer();
  };
  const shown = (): string =>
    steady
      .rows()
      ?.map((row) => row?.id ?? '?')
      .join('') ?? '';

  it('shows what comes while nobody reads', () => {
    show('efgh');
    expect([shown(), steady.newer()]).toEqual(['efgh', 0]);
  });

  it('counts what comes on top while somebody reads, and shows it when that ends', () => {
    hold(true);
    show('defgh');
    expect([shown(), steady.newer()]).toEqual(['fgh', 2]);
    hold(false);
    expect([shown(), steady.newer()]).toEqual(['defgh', 0]);
  });

  it('changes rows in their place', () => {
    hold(true);
    rows.set([{ id: 'e' }, { id: 'f', state: 'ended' }, { id: 'g' }, { id: 'h' }]);
    expect(steady.rows()?.[0]).toEqual({ id: 'f', state: 'ended' });
  });

  it('keeps its place though the row on top is gone', () => {
    hold(true);
    show('degh');
    expect([shown(), steady.newer()]).toEqual(['egh', 1]);
  });

  it('counts by the length when more has come than is known by name', () => {
    hold(true);
    rows.set([...things('xyz'), undefined, undefined, undefined, undefined]);
    expect([shown(), steady.newer()]).toEqual(['???', 4]);
  });

  it('shows all when told to, and then holds on to that', () => {
    hold(true);
    show('efgh');
    steady.catchUp();
    expect([shown(), steady.newer()]).toEqual(['efgh', 0]);
    show('defgh');
    expect([shown(), steady.newer()]).toEqual(['efgh', 1]);
  });

  it('needs the rows where they are in the list as it is now', () => {
    steady.need(1, 3);
    hold(true);
    show('defgh');
    expect(needed.at(-1)).toEqual([3, 5]);
  });

  it('shows rows that come into an empty list though it is being read', () => {
    show('');
    hold(true);
    show('a');
    expect([shown(), steady.newer()]).toEqual(['a', 0]);
  });
});
