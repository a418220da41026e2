import { aFeed, aVevent } from '@calmirror/testkit';
import { outlinePart } from '../mail/mime/outline-part.js';
import type { MailSource, MessageOutline, ReadSections } from '../mail/mail-source.js';
import { type MailboxMail, readMailboxMails } from './mailbox-mails.js';

const content = Buffer.from(aFeed([aVevent('meeting@partner.test', 'Meeting')]));
const part = outlinePart({
  path: '1',
  type: 'text/calendar',
  parameters: {},
  disposition: null,
  dispositionParameters: {},
  encoding: null,
  size: content.length,
});
const outline: MessageOutline = { uid: 7, receivedAt: '2026-03-01T00:00:00Z', size: 1_000, parts: [part] };

async function readFrom(sections: ReadSections['sections']): Promise<MailboxMail[]> {
  // eslint-disable-next-line @typescript-eslint/require-await -- an answer that is there
  const read: MailSource['read'] = async function* () {
    yield { uid: 7, sections };
  };
  const source = { read } as unknown as MailSource;
  const mails: MailboxMail[] = [];
  for await (const mail of readMailboxMails({ source, folder: 'INBOX', authservId: null }, [outline])) mails.push(mail);
  return mails;
}

describe('a mail of which the server tells no header', () => {
  it('is listed as cut off, and taken for nobody’s', async () => {
    const [mail] = await readFrom(new Map([['1', content]]));
    expect(mail).toMatchObject({ header: null, messages: [], problems: [{ code: 'truncated' }] });
  });

  it('is read where it has an empty one', async () => {
    const [mail] = await readFrom(
      new Map([
        ['HEADER', Buffer.from('\r\n')],
        ['1', content],
      ]),
    );
    expect(mail?.messages).toHaveLength(1);
  });
});
