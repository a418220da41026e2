import { type ConnectorInput as Input, ConnectorInput, ConnectorKeepingSecret } from '@calmirror/contracts';
import type { Connector } from '../database/entities/connector.entity.js';
import { InputPipe, notAnObject } from '../http/input-pipe.js';
import { Problem } from '../http/problem.js';
import { splitAddress } from './address-credentials.js';
import type { StoredSecret } from './connector-secrets.js';
import { keptSecret, refuseUnreadableKey } from './oauth/account-input.js';

const pipe = new InputPipe();

/** A connector to be made, without what the class checks itself by. */
export type NewConnector = Omit<Input, 'faults'>;

type SettingValue = string | boolean | number | readonly string[];

/** A checked input with the credentials of its address where they belong. `secret`: absent keeps, null removes. */
export interface ReadConnector {
  readonly name: string;
  readonly settings: Record<string, SettingValue>;
  readonly secret: StoredSecret | null | undefined;
}

/**
 * What a stored connector is to become: its kind says how the settings are checked, and what the body leaves out stays.
 * @throws {Problem} 400 `invalid-input`
 */
export async function readConnectorUpdate(stored: Connector, body: unknown): Promise<ReadConnector> {
  const { kind, name, settings } = stored;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw notAnObject();
  const whole = { name, settings, ...body, kind };
  const metatype = 'secret' in body ? ConnectorInput : ConnectorKeepingSecret;
  const input = (await pipe.transform(whole, { type: 'body', metatype })) as Input;
  const said = (body as { kind?: unknown }).kind;
  if (said === undefined || said === kind) return readNewConnector(keptSecret(stored, input));
  const message = `a connector stays of its kind, which is ${kind}`;
  throw new Problem('invalid-input', 400, message, { errors: [{ field: 'kind', code: 'not-allowed', message }] });
}

/** @throws {Problem} 400 `invalid-input` for a key that cannot sign */
export function readNewConnector({ name, settings, secret }: NewConnector): ReadConnector {
  if (secret && 'serviceAccountKey' in secret) refuseUnreadableKey(secret.serviceAccountKey);
  if (!('url' in settings)) return { name, settings: { ...settings }, secret };
  const { url, credentials } = splitAddress(settings.url);
  return { name, settings: { ...settings, url }, secret: secret ?? credentials ?? secret };
}
