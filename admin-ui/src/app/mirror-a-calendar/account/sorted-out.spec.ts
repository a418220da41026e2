import type { ConnectorAnswer } from '@calmirror/contracts';
import { sortedOut } from './sorted-out';

const connector = (id: string, given: Partial<ConnectorAnswer>): ConnectorAnswer =>
  ({
    id,
    kind: 'caldav',
    status: 'active',
    capabilities: { readable: true, writable: true },
    ...given,
  }) as ConnectorAnswer;
const ids = (connectors: readonly ConnectorAnswer[]): string[] => connectors.map(({ id }) => id);

describe('sortedOut', () => {
  const { sources, unfinished, targets } = sortedOut(
    [
      connector('works', {}),
      connector('feed', { kind: 'ics', capabilities: { readable: true, writable: false } as never }),
      connector('draft', { status: 'draft' }),
      connector('never worked', { status: 'needs-attention' }),
      connector('broke', { status: 'needs-attention' }),
      connector('disabled', { status: 'disabled' }),
      connector('publisher', { kind: 'published', capabilities: { readable: false, writable: true } as never }),
      connector('mailbox', { kind: 'imap', capabilities: { readable: true, writable: false } as never }),
    ],
    [{ connectorId: 'broke' }, { connectorId: 'mailbox' }],
  );

  it('offers as sources what works, and what did once', () => {
    expect(ids(sources)).toEqual(['works', 'feed', 'broke', 'mailbox']);
  });

  it('calls unfinished what never worked and has nothing hanging on it', () => {
    expect(ids(unfinished)).toEqual(['draft', 'never worked']);
  });

  it('offers as targets what can be written, but for the publisher, which is a way of its own', () => {
    expect(ids(targets)).toEqual(['works', 'broke']);
  });
});
