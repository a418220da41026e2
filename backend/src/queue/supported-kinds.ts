import { JOB_KINDS, type JobKind } from '@calmirror/contracts';

/** Kinds that the API knows and no worker carries out yet. */
const LATER_KINDS: readonly JobKind[] = ['reconcile'];

/** Kinds of jobs that may be queued; a worker does not start without a handler for each. */
export const SUPPORTED_KINDS: readonly JobKind[] = JOB_KINDS.filter((kind) => !LATER_KINDS.includes(kind));
