import { rota } from './sample-mirror-a-calendar.mjs';

export const ID = '0190d000-0000-7000-8000-000000000901';
export const MAIL = 'rooms@harbour.example';

export const mailbox = {
  ...rota,
  id: ID,
  kind: 'imap',
  name: MAIL,
  hasSecret: true,
  settings: {
    host: 'mail.harbour.example',
    port: 993,
    security: 'tls',
    addresses: [MAIL, 'lobby@harbour.example'],
    trust: 'strict',
    authservId: 'mx.harbour.example',
    lookBackDays: 90,
  },
};

/** What trying it is answered with, line by line. */
export const lines = (...all) => ({
  status: 200,
  contentType: 'application/x-ndjson',
  body: all.map((line) => `${JSON.stringify(line)}\n`).join(''),
});
export const check = (name, detail = null, reason = null) => ({ check: { name, ok: reason === null, reason, detail } });
export const begins = [check('address'), check('connection', 'mail.harbour.example, port 993, TLS 1.3.')];
