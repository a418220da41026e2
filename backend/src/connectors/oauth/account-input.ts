import { createPrivateKey } from 'node:crypto';
import { type ConnectorInput, type FieldProblem, needsSecret, oauthSignIn, secretShape } from '@calmirror/contracts';
import type { Connector } from '../../database/entities/connector.entity.js';
import { Problem } from '../../http/problem.js';

type Changed = Omit<ConnectorInput, 'faults'>;

/**
 * A change that brings no secret, with what becomes of the stored one: it stays with the app registration, or the service account,
 * that it belongs to, and goes with it.
 * @throws {Problem} 400 `invalid-input` where another one is needed
 */
export function keptSecret(stored: Connector, changed: Changed): Changed {
  const { settings } = stored;
  if (changed.secret !== undefined) return changed;
  if (oauthSignIn(stored) === null && oauthSignIn(changed) === null) return changed;
  if (!needsSecret(changed)) return stored.secret === null ? changed : { ...changed, secret: null };
  const isSame =
    stored.secret !== null &&
    secretShape(stored) === secretShape(changed) &&
    settings['clientId'] === Reflect.get(changed.settings, 'clientId');
  if (isSame) return changed;
  throw refused({ field: 'secret', code: 'required', message: 'the stored secret does not belong to these settings' });
}

/** @throws {Problem} 400 `invalid-input`; what was sent is not quoted */
export function refuseUnreadableKey(keyFile: string): void {
  try {
    const { private_key: pem } = JSON.parse(keyFile) as { private_key: string };
    if (createPrivateKey(pem).asymmetricKeyType === 'rsa') return;
  } catch {
    // A parser's error quotes what it could not read.
  }
  const message = 'its "private_key" is no RSA key that can be read';
  throw refused({ field: 'secret.serviceAccountKey', code: 'format', message });
}

const refused = (fault: FieldProblem): Problem => new Problem('invalid-input', 400, fault.message, { errors: [fault] });
