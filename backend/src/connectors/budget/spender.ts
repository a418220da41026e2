import { hash } from 'node:crypto';
import type { RequestAccount } from '@calmirror/connectors';
import { oauthSignIn } from '@calmirror/contracts';
import type { Connector } from '../../database/entities/connector.entity.js';

/** Who spends budgets: providers count by their own names of accounts and registrations, and not by our connectors. */
export interface Spender {
  /** The app registration; null where the kind has none. */
  readonly registration: string | null;
  /** The account, where there is one for the whole connector. */
  readonly account: string;
}

/** What a provider counts of a request, and how much of it against the account itself. */
export interface SpentUnits {
  readonly cost: number;
  readonly ownCost: number;
}

/** The registration of connectors that bring none of their own. */
const INSTALLATION = 'installation';

/** Two connectors to one account share its budget, as they do at the provider. */
export function spenderOf(connector: SpendingConnector): Spender {
  const { id, settings, accountSubject } = connector;
  const signIn = oauthSignIn(connector);
  // What a mailbox bears is of its own server, whoever gave the token for it.
  if (signIn?.reach !== 'calendars') return { registration: null, account: id };
  const { clientId } = settings;
  // The project of a service account stands in its key: its connector is taken for the only one.
  const own = signIn.provider === 'google' && signIn.access === 'organisation' ? id : INSTALLATION;
  const registration = typeof clientId === 'string' ? clientId : own;
  return { registration, account: accountSubject ?? id };
}

type SpendingConnector = Pick<Connector, 'id' | 'kind' | 'settings' | 'accountSubject'>;

/** Names the budget of an account or mailbox in a table that is to hold no addresses, however long they are. */
export const budgetKey = (spender: Spender, { mailbox }: Pick<RequestAccount, 'mailbox'>): string =>
  keyOf(spender.registration ?? '', mailbox?.toLowerCase() ?? spender.account);

export const keyOf = (...names: readonly string[]): string => hash('sha256', JSON.stringify(names), 'base64url');
