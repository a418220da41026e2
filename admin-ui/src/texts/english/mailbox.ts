import type {
  MailCredential,
  MailGuessSource,
  MailObstacle,
  MailSecurityMode,
  MailSignIn,
} from '@calmirror/contracts/closed-lists';
import type { SenderTrust } from '@calmirror/core';

/** Who says where the server is. */
const sources: Record<MailGuessSource, (provider: string | null) => string> = {
  'known-provider': (provider) => `the server of ${provider ?? 'this provider'}`,
  autoconfig: () => 'named by the domain itself',
  srv: () => 'named by the domain itself',
  mx: (provider) => `${provider ?? 'who is there'} takes in mail for this domain`,
  guess: () => 'nobody says so, but most have it like that: look whether it is right',
};

/** What a provider wants to see; empty where any password will do. */
const wants: Record<MailCredential, (provider: string) => string> = {
  password: () => '',
  'app-password': (provider) =>
    `${provider} takes no password that you sign in with yourself. Make one for Calmirror, an app password.`,
  google: () =>
    'Google takes no password that you sign in with yourself. With 2-Step Verification on, make one for Calmirror, an app password; or choose “At Google” below.',
  microsoft: () =>
    'Microsoft lets programs into its mailboxes only where somebody signs in at Microsoft, and takes passwords no more. Choose “At Microsoft” below.',
};

const obstacles: Record<MailObstacle, (provider: string) => string> = {
  'needs-bridge': (provider) =>
    `${provider} keeps its mails encrypted: only its own Bridge program opens them. If one runs in your network, enter its server below; else forward the invitations to another mailbox.`,
  'no-imap': (provider) =>
    `Mailboxes at ${provider} can be read by its own programs alone. Forward the invitations to another mailbox, and take that.`,
};

const securities: Record<MailSecurityMode, string> = {
  tls: 'TLS',
  starttls: 'STARTTLS',
  none: 'None',
};

const securityHints: Record<MailSecurityMode, string> = {
  tls: 'Encrypted from the beginning.',
  starttls: 'Encrypted before anything is said.',
  none: 'Only in networks that ALLOWED_NETWORKS names.',
};

const trusts: Record<SenderTrust, { readonly title: string; readonly says: string }> = {
  strict: {
    title: 'The organizer alone',
    says: 'A mail changes an event only if it comes from its organizer, and the mail server confirms that.',
  },
  lenient: {
    title: 'Whoever brought it, too',
    says: 'As for booking systems and what is forwarded: who sent an event first may go on changing it. False senders are refused.',
  },
  off: {
    title: 'Everybody',
    says: 'Any mail to this mailbox can change any event of it. For mailboxes that only your own systems write to.',
  },
};

const signIns: Record<MailSignIn, { readonly title: string; readonly says: string }> = {
  password: { title: 'With a password', says: 'Its own one, or one that was made for Calmirror.' },
  google: {
    title: 'At Google',
    says: 'Its owner signs in at Google and allows that the mailbox is read by IMAP. For Gmail and Workspace alike.',
  },
  microsoft: {
    title: 'At Microsoft',
    says: 'Somebody who may open the mailbox signs in at Microsoft and allows that it is read by IMAP.',
  },
};

/** What is asked of a mailbox that invitations come to. */
export const mailbox = {
  mail: 'Mail address',
  mailHint: 'Its server is looked for by the address. Nobody but its own domain is asked.',
  thisProvider: 'This provider',
  looking: 'Looking for its server …',
  notFound: 'Its server could not be found out. Enter it below.',
  sources,
  wants,
  signIn: 'How to sign in',
  signIns,
  help: (provider: string | null) => `How it is made${provider === null ? '' : ` at ${provider}`}`,
  obstacles,
  others: 'Or perhaps',
  server: 'Server settings',
  host: 'Server',
  hostHint: 'Its name, such as imap.example.org.',
  port: 'Port',
  security: 'Encryption',
  securities,
  securityHints,
  usernameHint: 'Left empty, it is the mail address.',
  further: 'More settings',
  aliases: 'Other addresses of this mailbox',
  aliasesHint: 'Invitations to these are its own as well. One a line, or parted by commas.',
  trust: 'Whose mails may change an event',
  trusts,
  unconfirmed:
    'Without the name of the server that checks senders, no sender is confirmed: every mail would be refused. Enter it below.',
  authservId: 'Server that checks senders',
  authservIdHint:
    'The first word of “Authentication-Results” in the mails of this mailbox, such as mx.example.org. Left empty, nothing is believed of them.',
  lookBack: 'First look back',
  days: 'days',
  lookBackHint: 'Left empty, a year.',
  folder: 'Folder that is offered first',
  folderHint: 'Left empty, the inbox.',
  nameHint: 'What it is called in Calmirror. Left empty, it is called after its address.',
  needMail: 'Enter the mail address of the mailbox.',
  noMail: 'This is no mail address. It looks like rooms@example.org.',
  needHost: 'Enter the name of the mail server.',
  noHost: 'Enter the name of the server alone, such as imap.example.org.',
  noPort: 'A port is a number from 1 to 65535.',
  noAlias: (what: string) => `“${what}” is no mail address.`,
  noDays: (most: number) => `A number of days from 1 to ${most}.`,
  facts: {
    server: 'Server',
    addresses: (total: number) => (total === 1 ? 'Mail address' : 'Mail addresses'),
    trust: 'Who may change events',
    securities: { tls: 'TLS', starttls: 'STARTTLS', none: 'not encrypted' } satisfies Record<MailSecurityMode, string>,
  },
};
