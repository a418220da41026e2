import type { ConnectorKind } from '@calmirror/contracts/closed-lists';
import type { FormKind } from '../../connectors/kinds/connector-forms';
import type { IconName } from '../../ui/icons/icons';

interface SourceKindLook {
  readonly icon: IconName;
}

/** The kinds of connectors that a calendar can be mirrored from, as they are offered. Another kind is another entry. */
export const SOURCE_KINDS = {
  google: { icon: 'google' },
  microsoft: { icon: 'microsoft' },
  caldav: { icon: 'server' },
  ics: { icon: 'link' },
  imap: { icon: 'mail' },
} as const satisfies Partial<Record<FormKind, SourceKindLook>>;

/** Of these, the ones that mirrors can be written to as well, and that one signs in to. */
export const ACCOUNT_KINDS = ['google', 'microsoft', 'caldav'] as const satisfies readonly FormKind[];
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export type SourceKind = keyof typeof SOURCE_KINDS;

/** How one comes to a source: a new connector of a kind, or one that is there. */
export type SourceWay = SourceKind | 'existing';

export const isSourceKind = (kind: ConnectorKind): kind is SourceKind => kind in SOURCE_KINDS;
