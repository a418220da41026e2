import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Versioned } from '../../../data/send';
import { draftOf } from './draft';

interface Whole {
  readonly name: string;
  readonly days: { readonly past: number; readonly ahead: number };
}

describe('draftOf', () => {
  const stored = (past: number, etag: string, name = 'a'): Versioned<Whole> => ({
    value: { name, days: { past, ahead: 365 } },
    etag,
  });
  const latest = signal<Versioned<Whole> | null>(null);
  const open = () => TestBed.runInInjectionContext(() => draftOf(latest, ({ days }: Whole) => days));
  beforeEach(() => latest.set(stored(30, '"1"')));

  it('follows what is stored until something is changed', () => {
    const draft = open();
    expect(draft.value()).toEqual({ past: 30, ahead: 365 });
    latest.set(stored(60, '"2"'));
    expect([draft.value(), draft.etag(), draft.dirty()]).toEqual([{ past: 60, ahead: 365 }, '"2"', false]);
  });

  it('keeps the very object while the same is read anew, so that what is being typed is not disturbed', () => {
    const draft = open();
    const before = draft.value();
    latest.set(stored(30, '"1"'));
    expect(draft.value()).toBe(before);
  });

  it('keeps a change, and builds on the newest version where others changed something else', () => {
    const draft = open();
    draft.set({ past: 7, ahead: 365 });
    latest.set(stored(30, '"2"', 'renamed'));
    expect([draft.value(), draft.etag(), draft.dirty(), draft.theirs()]).toEqual([
      { past: 7, ahead: 365 },
      '"2"',
      true,
      null,
    ]);
  });

  it('shows what others made of the same, and builds on it only when told to', () => {
    const draft = open();
    draft.set({ past: 7, ahead: 365 });
    latest.set(stored(60, '"2"'));
    expect([draft.value(), draft.theirs(), draft.etag()]).toEqual([
      { past: 7, ahead: 365 },
      { past: 60, ahead: 365 },
      '"1"',
    ]);
    draft.keepMine();
    expect([draft.value(), draft.theirs(), draft.etag(), draft.dirty()]).toEqual([
      { past: 7, ahead: 365 },
      null,
      '"2"',
      true,
    ]);
  });

  it('takes what others made when told to', () => {
    const draft = open();
    draft.set({ past: 7, ahead: 365 });
    latest.set(stored(60, '"2"'));
    draft.takeTheirs();
    expect([draft.value(), draft.dirty(), draft.etag()]).toEqual([{ past: 60, ahead: 365 }, false, '"2"']);
  });

  it('has nothing to save once the same is stored', () => {
    const draft = open();
    draft.set({ past: 7, ahead: 365 });
    latest.set(stored(7, '"2"'));
    expect([draft.dirty(), draft.theirs(), draft.etag()]).toEqual([false, null, '"2"']);
  });

  it('keeps what is changed while a save is under way, as not saved yet', () => {
    const draft = open();
    const sent = { past: 7, ahead: 365 };
    draft.set(sent);
    draft.set({ past: 8, ahead: 365 });
    draft.saved(sent, '"2"');
    expect([draft.value(), draft.dirty(), draft.etag()]).toEqual([{ past: 8, ahead: 365 }, true, '"2"']);
    latest.set(stored(7, '"2"'));
    expect([draft.value(), draft.dirty(), draft.theirs()]).toEqual([{ past: 8, ahead: 365 }, true, null]);
  });

  it('goes back to what is stored', () => {
    const draft = open();
    draft.set({ past: 7, ahead: 365 });
    draft.revert();
    expect([draft.value(), draft.dirty()]).toEqual([{ past: 30, ahead: 365 }, false]);
  });
});
