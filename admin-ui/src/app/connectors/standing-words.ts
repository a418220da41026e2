import type { ConnectorAnswer } from '@calmirror/contracts';
import { oauthSignIn } from '@calmirror/contracts/oauth-sign-in';
import type { Texts } from '../../texts/texts';

type Standing = Pick<ConnectorAnswer, 'statusReason' | 'kind' | 'settings'>;

/** Why a connector does not work, and what a person is to do; null where nothing is wrong. */
export function standingWords(
  connector: Standing,
  { reasons, consentUnused }: Texts['connectors'],
): { readonly what: string; readonly next: string } | null {
  const { statusReason } = connector;
  // There is no password that could be wrong.
  if (statusReason === 'credentials-refused' && oauthSignIn(connector)?.reach === 'mailbox') return consentUnused;
  return statusReason && reasons[statusReason];
}
