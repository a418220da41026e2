import type { ConnectorKind } from '@calmirror/contracts/closed-lists';

/** Where mirrors can be put, as it is offered. */
export const TARGET_KINDS = ['published', 'caldav'] as const satisfies readonly ConnectorKind[];
export type TargetKind = (typeof TARGET_KINDS)[number];
