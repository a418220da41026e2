import type { OAuthKind } from '@calmirror/contracts/closed-lists';
import type { OAuthReach } from '@calmirror/contracts/oauth-sign-in';
import type { CheckName, CheckReason } from '../../app/checks/check-row';

const names: Record<CheckName, string> = {
  address: 'Address',
  connection: 'Connection',
  credentials: 'Signing in',
  calendar: 'Calendar',
  permission: 'Rights',
  people: 'List of people',
  storage: 'Storage',
};

/** What to do about a check that failed. The server's own words stand below it. */
const reasons: Record<CheckReason, string> = {
  'credentials-refused':
    'The user name or the password is refused. Many providers take only a password made for an app, never the one that you sign in with.',
  forbidden:
    'Signing in went well, but this account may not see this. Ask its owner to share it, or use another account.',
  'not-connected': 'Nobody has signed in to this account for Calmirror yet. Connect it.',
  'consent-revoked': 'The account no longer lets Calmirror in. Connect it again.',
  'client-refused':
    'The provider refuses the app registration. Look whether the client ID is right and its secret has not ended.',
  'permission-missing': 'A permission is missing. The words of the server name it.',
  'wrong-tenant': 'This account is of another organisation than the app registration is for.',
  'account-disabled': 'The mailbox is switched off at the provider, or has no calendar.',
  'clock-skew': 'The clock of this machine is wrong. Set it, then check again.',
  'secret-unreadable': 'The stored password cannot be opened any more. Enter it again.',
  'too-many-requests': 'The server asks us to wait. Try again in a few minutes.',
  'budget-exhausted': 'Calmirror has asked this server often enough for now. Try again in a few minutes.',
  'cursor-refused': 'The server has forgotten where we were. Try again.',
  gone: 'What was at this address has been removed. Look for its new address where you got this one.',
  'not-found': 'There is nothing at this address. Look for a typing error, and whether the whole address was copied.',
  'changed-meanwhile': 'Somebody changed it while we looked. Try again.',
  'already-exists': 'There is something in its place already. Choose another name.',
  refused: 'The server understood and refuses. Its own words say why.',
  'not-a-calendar':
    'There is something at this address, but no calendar. Copy the address that your calendar program calls iCal, ICS or subscription.',
  'html-instead-of-calendar':
    'A web page is at this address, not a calendar: perhaps one that asks to sign in. Copy the address that your calendar program calls iCal, ICS or subscription.',
  'partial-content': 'The server sent a part only. Try again.',
  'endless-pages': 'The pages of the answer lead in a circle. Try again later.',
  truncated: 'The answer broke off before its end. Try again.',
  'empty-answer': 'The server answered with nothing at all. Look whether the whole address was copied.',
  'bad-encoding': 'The calendar is in an alphabet that it does not name. Whoever publishes it has to mend that.',
  'too-large': 'The calendar is larger than Calmirror reads. Publish a shorter span of it.',
  'too-many-events': 'The calendar has more events than Calmirror reads. Publish a shorter span of it.',
  undecodable: 'The calendar cannot be understood. Whoever publishes it has to mend that.',
  timeout: 'The server does not answer in time. Look whether it runs, and whether this machine can reach it.',
  'too-slow': 'The server answers too slowly. Try again later.',
  'server-error': 'The server met a fault of its own. Try again later, or ask those who run it.',
  unavailable: 'The server is not available just now. Try again later.',
  'connection-failed':
    'Nothing answers at this address. Look at host name and port, and whether this machine can reach the server.',
  'tls-failed': 'The certificate of the server is not valid. Those who run it have to mend that.',
  'name-not-resolved': 'There is no server of this name. Look for a typing error in the host name.',
  'address-not-allowed':
    'This address is in a private network. An operator can allow that network with the setting ALLOWED_NETWORKS.',
  'scheme-not-allowed': 'An address begins with https:// or http:// here.',
  'too-many-redirects': 'The server sends us from one address to the next. Enter the last of them.',
  'redirect-not-allowed':
    'The server sends us to another host, and a password is not taken along to it. Enter that host, if it is yours.',
  'bad-redirect': 'The server sends us to an address that is none. Those who run it have to mend that.',
  'bad-address': 'This is no address. It begins with https://, as in https://example.org/calendar.ics.',
};

/** What is to be done otherwise where a consent lets Calmirror in, and no password. */
const byConsent: Record<OAuthReach, Record<OAuthKind, Partial<Record<CheckReason, string>>>> = {
  calendars: {
    google: {
      'permission-missing':
        'A permission is missing; the words below name it. For one account: connect it again and tick all that Google asks. For a whole Workspace: an administrator adds it to the service account in the Admin console, under Security, API controls, domain-wide delegation.',
    },
    microsoft: {
      'permission-missing':
        'A permission is missing; the words below name it. For one account: connect it again and accept all that Microsoft asks. For a whole organisation: an administrator adds it to the app registration in Entra, under API permissions, as an application permission, and grants admin consent.',
    },
  },
  mailbox: {
    google: {
      'credentials-refused':
        'The consent holds, but the mail server does not open the mailbox to it. Google opens only the mailbox of the account that gave it: look whether that is the user name here, and whether IMAP is switched on for it. Then connect it again.',
      'permission-missing':
        'A permission is missing; the words below name it. Connect again and tick all that Google asks.',
    },
    microsoft: {
      'credentials-refused':
        'The consent holds, but the mail server does not open the mailbox to it. Look whether the account that gave it may open this mailbox, and whether IMAP is switched on for it at Microsoft. Then connect it again.',
      'permission-missing':
        'A permission is missing; the words below name it. Connect again and accept all that Microsoft asks; an administrator may have to allow it.',
    },
  },
};

/** Trying a connector, step by step. */
export const checks = {
  label: 'Checks',
  names,
  reasons,
  byConsent,
  otherwise: 'This did not work. The words of the server say more.',
  standings: {
    waiting: 'not yet',
    running: 'being checked',
    passed: 'all right',
    failed: 'not right',
    skipped: 'not tried',
  },
};
