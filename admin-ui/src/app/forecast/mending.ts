import type { ForecastItem } from '@calmirror/contracts';
import type { Tone } from '../ui/status/status-chip';

/** What a person does about an end. Names a word of `texts.forecast.steps`. */
export type MendingStep = 'connect' | 'secret' | 'registration';

/** Null where nothing has to be done. */
export function mendingStep({ kind, connectorId, renews, urgency }: ForecastItem): MendingStep | null {
  if (kind === 'client-secret') return connectorId === null ? 'registration' : 'secret';
  return kind === 'consent' && (!renews || urgency === 'over') ? 'connect' : null;
}

/** Where that is done. */
export const mendedAt = ({ connectorId }: Pick<ForecastItem, 'connectorId'>): string[] =>
  connectorId === null ? ['/settings'] : ['/connectors', connectorId];

/** Whether somebody has to do something soon: what is put off by itself is told of only when it was not. */
export const isPressing = ({ urgency, renews }: Pick<ForecastItem, 'urgency' | 'renews'>): boolean =>
  urgency === 'over' || (!renews && urgency !== 'later');

export function toneOf({ urgency, renews }: Pick<ForecastItem, 'urgency' | 'renews'>): Tone {
  if (urgency === 'over') return 'needs-attention';
  if (renews) return 'ok';
  return urgency === 'later' ? 'paused' : 'failing';
}

/** Tells one end from another: a connector can have several. */
export const endingKey = ({ kind, provider, connectorId }: ForecastItem): string =>
  [kind, provider, connectorId].join(' ');
