import type { ConnectedAccount, ConnectorAnswer } from '@calmirror/contracts';
import { capabilitiesOf } from '@calmirror/connectors';
import type { Connector } from '../database/entities/connector.entity.js';

/** A connector as the API answers it: that it has a secret, and never which. */
export const connectorAnswer = (connector: Connector): ConnectorAnswer => ({
  id: connector.id,
  kind: connector.kind,
  name: connector.name,
  settings: connector.settings,
  hasSecret: connector.secret !== null,
  status: connector.status,
  statusReason: connector.statusReason,
  capabilities: { ...capabilitiesOf(connector.kind, connector.settings) },
  account: accountOf(connector),
  connectedAt: connector.connectedAt?.toISOString() ?? null,
  lastValidatedAt: connector.lastValidatedAt?.toISOString() ?? null,
  createdAt: connector.createdAt.toISOString(),
  updatedAt: connector.updatedAt.toISOString(),
});

const accountOf = ({ accountSubject, accountMail, accountTenant }: Connector): ConnectedAccount | null =>
  accountSubject === null ? null : { mail: accountMail, tenant: accountTenant };

/** What the audit log keeps of a connector. */
export const connectorRecord = ({ kind, name, settings, secret }: Connector): object => ({
  kind,
  name,
  settings,
  signsIn: secret !== null,
});
