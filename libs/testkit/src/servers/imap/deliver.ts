import { LineClient } from './line-client.js';

/** Hands a mail to a server as a mail system does: by LMTP (RFC 2033) over a Unix socket. */
export async function deliverByLmtp(path: string, to: string, raw: string | Uint8Array): Promise<void> {
  const client = await LineClient.connect({ path });
  const say = async (line: string, code: number): Promise<void> => {
    client.send(`${line}\r\n`);
    await expectCode(client, code);
  };
  try {
    await expectCode(client, 220);
    await say('LHLO calmirror.test', 250);
    await say('MAIL FROM:<sender@calmirror.test>', 250);
    await say(`RCPT TO:<${to}>`, 250);
    await say('DATA', 354);
    const text = Buffer.from(raw as string).toString('latin1');
    const stuffed = text.replace(/^\./gm, '..').replace(/(?<!\r\n)$/, '\r\n');
    client.send(Buffer.from(`${stuffed}.\r\n`, 'latin1'));
    await expectCode(client, 250);
    client.send('QUIT\r\n');
  } finally {
    client.close();
  }
}

async function expectCode(client: LineClient, code: number): Promise<void> {
  const answer = await client.until(/^\d{3} .*\r\n/m);
  const last = answer.trimEnd().split('\r\n').at(-1) ?? '';
  if (!last.startsWith(String(code))) throw new Error(`The mail server does not take it: ${last}`);
}
