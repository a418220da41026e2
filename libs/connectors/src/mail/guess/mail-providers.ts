import type { MailProvider } from './mail-provider.js';

/** Of these the mailbox itself is read over IMAP, as each provider's public instructions for mail programs say. */
const INTERNATIONAL: readonly MailProvider[] = [
  {
    name: 'Google',
    host: 'imap.gmail.com',
    wants: 'google',
    domains: ['gmail.com', 'googlemail.com'],
    mx: ['google.com', 'googlemail.com'],
    help: 'https://support.google.com/accounts/answer/185833',
  },
  {
    name: 'Microsoft',
    host: 'outlook.office365.com',
    wants: 'microsoft',
    domains: ['outlook.*', 'hotmail.*', 'live.*', 'msn.com', 'passport.com', 'windowslive.com'],
    mx: ['mail.protection.outlook.com', 'olc.protection.outlook.com', 'mx.microsoft'],
  },
  {
    name: 'iCloud',
    host: 'imap.mail.me.com',
    wants: 'app-password',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    mx: ['mail.icloud.com'],
    localPart: true,
    help: 'https://support.apple.com/102654',
  },
  {
    name: 'AOL',
    host: 'imap.aol.com',
    wants: 'app-password',
    domains: ['aol.*', 'aim.com'],
    mx: ['mx-aol.mail.gm0.yahoodns.net'],
    help: 'https://help.aol.com/articles/Create-and-manage-app-password',
  },
  {
    name: 'Yahoo',
    host: 'imap.mail.yahoo.com',
    wants: 'app-password',
    domains: ['yahoo.*', 'ymail.com', 'rocketmail.com'],
    mx: ['yahoodns.net'],
    help: 'https://help.yahoo.com/kb/SLN15241.html',
  },
  {
    name: 'Fastmail',
    host: 'imap.fastmail.com',
    wants: 'app-password',
    domains: ['fastmail.com', 'fastmail.fm', 'fastmail.net', 'fastmail.org', 'sent.com', 'messagingengine.com'],
    mx: ['messagingengine.com'],
    help: 'https://www.fastmail.help/hc/en-us/articles/360058752854-App-passwords',
  },
  {
    name: 'Zoho',
    host: 'imap.zoho.com',
    wants: 'app-password',
    domains: ['zoho.com', 'zohomail.com'],
    mx: [],
    help: 'https://www.zoho.com/mail/help/imap-access.html',
  },
  {
    name: 'Zoho',
    host: 'imap.zoho.eu',
    wants: 'app-password',
    domains: ['zoho.eu', 'zohomail.eu'],
    mx: [],
    help: 'https://www.zoho.com/mail/help/imap-access.html',
  },
  // Domains of organisations have servers of their own there.
  {
    name: 'Zoho',
    host: 'imappro.zoho.com',
    wants: 'app-password',
    domains: [],
    mx: ['zoho.com'],
    help: 'https://www.zoho.com/mail/help/imap-access.html',
  },
  {
    name: 'Zoho',
    host: 'imappro.zoho.eu',
    wants: 'app-password',
    domains: [],
    mx: ['zoho.eu'],
    help: 'https://www.zoho.com/mail/help/imap-access.html',
  },
  {
    name: 'Yandex',
    host: 'imap.yandex.com',
    wants: 'app-password',
    domains: ['yandex.*', 'ya.ru'],
    mx: ['mx.yandex.net', 'mx.yandex.ru'],
    help: 'https://yandex.com/support/id/authorization/app-passwords.html',
  },
  {
    name: 'Mail.ru',
    host: 'imap.mail.ru',
    wants: 'app-password',
    domains: ['mail.ru', 'bk.ru', 'inbox.ru', 'list.ru', 'internet.ru'],
    mx: ['mail.ru'],
  },
  {
    name: 'Proton',
    host: null,
    wants: 'password',
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    mx: ['protonmail.ch'],
    obstacle: 'needs-bridge',
  },
  {
    name: 'Tuta',
    host: null,
    wants: 'password',
    domains: ['tuta.com', 'tuta.io', 'tutanota.com', 'tutanota.de', 'tutamail.com', 'keemail.me'],
    mx: ['mail.tutanota.de'],
    obstacle: 'no-imap',
  },
];

const OF_ONE_COUNTRY: readonly MailProvider[] = [
  {
    name: 'GMX',
    host: 'imap.gmx.net',
    wants: 'password',
    domains: ['gmx.net', 'gmx.de', 'gmx.at', 'gmx.ch', 'gmx.eu', 'gmx.info', 'gmx.li'],
    mx: ['gmx.net'],
  },
  {
    name: 'GMX',
    host: 'imap.gmx.com',
    wants: 'password',
    domains: ['gmx.com', 'gmx.us', 'gmx.co.uk', 'gmx.fr'],
    mx: [],
  },
  { name: 'WEB.DE', host: 'imap.web.de', wants: 'password', domains: ['web.de', 'email.de'], mx: ['web.de'] },
  { name: 'Posteo', host: 'posteo.de', wants: 'password', domains: ['posteo.*'], mx: ['posteo.de'] },
  {
    name: 'mailbox.org',
    host: 'imap.mailbox.org',
    wants: 'password',
    domains: ['mailbox.org'],
    mx: ['mailbox.org'],
  },
  {
    name: 'Telekom',
    host: 'secureimap.t-online.de',
    wants: 'app-password',
    domains: ['t-online.de', 'magenta.de'],
    mx: ['t-online.de'],
  },
  { name: 'freenet', host: 'mx.freenet.de', wants: 'password', domains: ['freenet.de'], mx: ['freenet.de'] },
  { name: 'Bluewin', host: 'imaps.bluewin.ch', wants: 'password', domains: ['bluewin.ch'], mx: ['bluewin.ch'] },
  {
    name: 'Orange',
    host: 'imap.orange.fr',
    wants: 'password',
    domains: ['orange.fr', 'wanadoo.fr'],
    mx: ['orange.fr'],
  },
  { name: 'Free', host: 'imap.free.fr', wants: 'password', domains: ['free.fr'], mx: ['free.fr'] },
  { name: 'SFR', host: 'imap.sfr.fr', wants: 'password', domains: ['sfr.fr', 'neuf.fr'], mx: ['sfr.fr'] },
  { name: 'La Poste', host: 'imap.laposte.net', wants: 'password', domains: ['laposte.net'], mx: ['laposte.net'] },
  { name: 'Libero', host: 'imapmail.libero.it', wants: 'password', domains: ['libero.it'], mx: ['libero.it'] },
  { name: 'Seznam', host: 'imap.seznam.cz', wants: 'password', domains: ['seznam.cz', 'email.cz'], mx: ['seznam.cz'] },
  {
    name: 'Comcast',
    host: 'imap.comcast.net',
    wants: 'password',
    domains: ['comcast.net', 'xfinity.com'],
    mx: ['comcast.net'],
  },
  {
    name: 'AT&T',
    host: 'imap.mail.att.net',
    wants: 'app-password',
    domains: ['att.net', 'sbcglobal.net', 'bellsouth.net'],
    mx: ['att.net'],
  },
];

/** These have their customers' domains alone, by the servers that take in mail for them. */
const HOSTERS: readonly MailProvider[] = [
  { name: 'IONOS', host: 'imap.ionos.de', wants: 'password', domains: [], mx: ['kundenserver.de', 'ionos.de'] },
  { name: 'IONOS', host: 'imap.ionos.com', wants: 'password', domains: [], mx: ['ionos.com', '1and1.com'] },
  { name: 'IONOS', host: 'imap.ionos.co.uk', wants: 'password', domains: [], mx: ['ionos.co.uk', '1and1.co.uk'] },
  { name: 'IONOS', host: 'imap.ionos.fr', wants: 'password', domains: [], mx: ['ionos.fr', '1and1.fr'] },
  { name: 'IONOS', host: 'imap.ionos.es', wants: 'password', domains: [], mx: ['ionos.es', '1and1.es'] },
  { name: 'STRATO', host: 'imap.strato.de', wants: 'password', domains: [], mx: ['rzone.de'] },
  { name: 'OVHcloud', host: 'ssl0.ovh.net', wants: 'password', domains: [], mx: ['ovh.net', 'mail.ovh.ca'] },
  { name: 'GoDaddy', host: 'imap.secureserver.net', wants: 'password', domains: [], mx: ['secureserver.net'] },
  { name: 'Gandi', host: 'mail.gandi.net', wants: 'password', domains: [], mx: ['mail.gandi.net'] },
  { name: 'Infomaniak', host: 'mail.infomaniak.com', wants: 'password', domains: [], mx: ['infomaniak.ch'] },
  { name: 'Hostinger', host: 'imap.hostinger.com', wants: 'password', domains: [], mx: ['hostinger.com'] },
  { name: 'Rackspace', host: 'secure.emailsrvr.com', wants: 'password', domains: [], mx: ['emailsrvr.com'] },
  { name: 'Migadu', host: 'imap.migadu.com', wants: 'password', domains: [], mx: ['migadu.com'] },
  { name: 'Private Email', host: 'mail.privateemail.com', wants: 'password', domains: [], mx: ['privateemail.com'] },
];

/**
 * Providers that many mailboxes are at, written down from their own public instructions, so that nobody has to be asked about
 * an address of theirs.
 */
export const MAIL_PROVIDERS: readonly MailProvider[] = [...INTERNATIONAL, ...OF_ONE_COUNTRY, ...HOSTERS];
