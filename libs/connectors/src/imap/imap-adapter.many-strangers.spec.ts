import { anInvitation, MailboxScene } from '@calmirror/testkit';

const MEETING = { uid: 'meeting@partner.test', summary: 'Meeting' };

/** Who write of the meeting as if it were theirs, between two reads of the mailbox. */
const STRANGERS = 80;

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 10, minute)).toISOString().replace('.000', '');

describe('an update that comes among mails of many strangers', () => {
  it('is heard, however many there are', async () => {
    const scene = new MailboxScene();
    scene.receive(MEETING, at(0));
    await scene.read();
    for (let number = 0; number < STRANGERS; number += 1) {
      const mail = anInvitation({ ...MEETING, summary: 'Stolen', sequence: 9, minute: number });
      scene.mail.inbox.append(mail.replaceAll('olga@partner.test', `a${number}@evil.test`), at(number + 1));
    }
    scene.receive({ ...MEETING, summary: 'Later', sequence: 1, minute: STRANGERS }, at(STRANGERS + 1));
    await scene.read();
    expect(scene.titles()).toEqual(['Later confirmed']);
    scene.receive({ ...MEETING, summary: 'Latest', sequence: 2, minute: STRANGERS + 2 }, at(STRANGERS + 2));
    await scene.read();
    scene.mail.inbox.changeUidValidity();
    await scene.read();
    expect(scene.titles()).toEqual(['Latest confirmed']);
  });
});
