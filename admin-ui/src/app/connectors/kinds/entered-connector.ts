import type { ConnectorAnswer, ConnectorInput, ConnectorSecret, ConnectorUpdate } from '@calmirror/contracts';
import type { ConnectorKind } from '@calmirror/contracts/closed-lists';
import { hostOf, wholeAddress } from './address';

/** All that the kinds ask for, as typed. A kind reads its own fields; what two of them share survives a change of mind. */
export interface EnteredConnector {
  readonly name: string;
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

export const NOTHING_ENTERED: EnteredConnector = { name: '', url: '', username: '', password: '' };

/** What a stored connector is edited from: its secret is never answered, and empty fields keep it. */
export function enteredFrom({ name, settings }: Pick<ConnectorAnswer, 'name' | 'settings'>): EnteredConnector {
  const url = settings['url'];
  return { ...NOTHING_ENTERED, name, url: typeof url === 'string' ? url : '' };
}

/** What makes a connector of this kind. One without a name is called after its host. */
export function connectorInput(kind: ConnectorKind, entered: EnteredConnector, unnamed: string): ConnectorInput {
  const settings = settingsOf(kind, entered);
  const secret = secretOf(entered);
  const name = entered.name.trim() || ('url' in settings ? hostOf(settings.url) : null) || unnamed;
  return { kind, name, settings, ...(secret && kind !== 'published' && { secret }) };
}

/** The members that differ from what is stored; an untouched secret is not among them, and so is kept. */
export function connectorChange(
  stored: Pick<ConnectorAnswer, 'kind' | 'name' | 'settings'>,
  entered: EnteredConnector,
): ConnectorUpdate {
  const name = entered.name.trim();
  const settings = settingsOf(stored.kind, entered);
  const secret = secretOf(entered);
  return {
    ...(name !== stored.name && { name }),
    ...('url' in settings && settings.url !== stored.settings['url'] && { settings }),
    ...(secret && { secret }),
  };
}

function settingsOf(kind: ConnectorKind, { url }: EnteredConnector): ConnectorInput['settings'] {
  return kind === 'published' ? {} : { url: wholeAddress(url) };
}

function secretOf({ username, password }: EnteredConnector): ConnectorSecret | null {
  return username === '' && password === '' ? null : { username, password };
}
