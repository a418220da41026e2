import type { CheckAnswer } from '@calmirror/contracts';
import type { ConnectorKind } from '@calmirror/contracts/closed-lists';
import type { ProviderErrorReason } from '@calmirror/core';

export type CheckName = 'address' | 'connection' | 'credentials' | 'calendar' | 'permission' | 'people' | 'storage';
export type CheckReason = ProviderErrorReason | 'secret-unreadable';

/** What trying a connector has found so far; `ok` is null until all is told. */
export interface Checking {
  readonly answers: readonly CheckAnswer[];
  readonly ok: boolean | null;
}

export const CHECKING: Checking = { answers: [], ok: null };

/** One step of trying a connector, those to come included, so that a person sees how far it is. */
export interface CheckRow {
  readonly name: string;
  readonly standing: 'waiting' | 'running' | 'passed' | 'failed' | 'skipped';
  readonly reason: string | null;
  readonly detail: string | null;
}

/** The steps that a kind is known to take, in their order; others show up when they are told. */
const EXPECTED: Readonly<Partial<Record<ConnectorKind, readonly CheckName[]>>> = {
  ics: ['address', 'connection', 'credentials', 'calendar'],
  caldav: ['address', 'connection', 'credentials', 'calendar'],
  published: ['storage'],
  google: ['address', 'connection', 'credentials', 'calendar', 'permission'],
  microsoft: ['address', 'connection', 'credentials', 'calendar'],
  imap: ['address', 'connection', 'credentials', 'calendar'],
};

/** What was told, and then what is still expected: the next one running while none has failed, the others waiting. */
export function checkRows(kind: ConnectorKind, { answers, ok }: Checking): CheckRow[] {
  const told = answers.map(({ name, ok: passed, reason, detail }): CheckRow => ({
    name,
    standing: passed ? 'passed' : 'failed',
    reason,
    detail,
  }));
  const names = new Set(told.map(({ name }) => name));
  const open = (EXPECTED[kind] ?? []).filter((name) => !names.has(name));
  const over = ok !== null || told.some(({ standing }) => standing === 'failed');
  return [
    ...told,
    ...open.map((name, index): CheckRow => {
      const standing = over ? 'skipped' : index === 0 ? 'running' : 'waiting';
      return { name, standing, reason: null, detail: null };
    }),
  ];
}
