import type { Pair } from '../database/entities/pair.entity.js';
import { pairChange } from './pair-change.js';
import { changedSettings, newSettings } from './pair-settings.js';

const input = { name: 'A', sourceCalendarId: 's', targetCalendarId: 't' };
const stored = { ...newSettings(input), state: 'ok', stateReason: null, lastSucceededAt: new Date(0) } as Pair;
const change = (before: Partial<Pair>, update: Parameters<typeof changedSettings>[1]) => {
  const pair = { ...stored, ...before };
  return pairChange(pair, changedSettings(pair, update));
};

describe('pairChange', () => {
  it('asks for nothing when only the name, the limits or the rhythm change', () => {
    const update = { name: 'B', limits: { deletePercent: 1, deleteCount: 1 }, intervalSeconds: 60 };
    expect(change({}, update)).toMatchObject({ rules: false, read: false, standing: { state: 'ok' } });
  });

  it('asks for nothing when a rule is said again in another order of its members', () => {
    expect(change({}, { window: { futureDays: 365, pastDays: 30 } }).rules).toBe(false);
  });

  it.each([
    [{ policy: { preset: 'full' as const } }, false],
    [{ filters: [{ kind: 'free' as const }] }, false],
    [{ window: { pastDays: 30, futureDays: 700 } }, true],
  ])('decides every event anew for %j', (update, read) => {
    expect(change({}, update)).toMatchObject({
      rules: true,
      read,
      standing: { state: 'working', stateReason: 'running' },
    });
  });

  it('mends what was respected once that is the setting, and asks for nothing when it is to be respected', () => {
    expect(change({ targetEdits: 'respect' }, { targetEdits: 'mend' })).toMatchObject({ mend: true, rules: false });
    expect(change({}, { targetEdits: 'respect' })).toMatchObject({ mend: false, rules: false, read: false });
    expect(change({ targetEdits: 'respect' }, { targetEdits: 'mend', enabled: false }).mend).toBe(false);
  });

  it('leaves in place what stands in the way', () => {
    const blocked = { state: 'needs-attention', stateReason: 'source-needs-attention' } as const;
    expect(change(blocked, { policy: { preset: 'full' } }).standing).toMatchObject(blocked);
  });

  it('pauses, and reads the source on waking', () => {
    const paused = { state: 'paused', stateReason: 'paused-by-administrator' } as const;
    expect(change({}, { enabled: false })).toMatchObject({ woken: false, read: false, standing: paused });
    expect(change({ enabled: false, ...paused }, { enabled: true })).toMatchObject({
      woken: true,
      rules: false,
      read: true,
      mirror: true,
      standing: { state: 'working' },
    });
    expect(change({ enabled: false, ...paused }, { filters: [{ kind: 'free' }] })).toMatchObject({
      rules: true,
      read: false,
      mirror: false,
      standing: paused,
    });
  });

  it('calls it the first fill as long as there was none', () => {
    expect(change({ enabled: false, lastSucceededAt: null }, { enabled: true })).toMatchObject({
      read: true,
      mirror: false,
      standing: { stateReason: 'first-fill' },
    });
  });
});
