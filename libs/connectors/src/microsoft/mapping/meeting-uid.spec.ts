import { meetingName } from './meeting-uid.js';

const CLASS = '040000008200E00074C5B7101A82E008';
const REST = '5BBB3A076EA9D301000000000000000010000000389E2C56CB68B74E807FE83A5CC60AAB';

/** As Exchange keeps the UID of a meeting that came from elsewhere. */
function foreign(uid: string, day = '00000000'): string {
  const data = `7643616C2D55696401000000${Buffer.from(uid).toString('hex').toUpperCase()}00`;
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length / 2);
  return `${CLASS}${day}${'0'.repeat(32)}${size.toString('hex').toUpperCase()}${data}`;
}

describe('the name of a meeting in Microsoft 365', () => {
  it.each([
    ['made in Outlook', `${CLASS}00000000${REST}`, `${CLASS}00000000${REST}`, null],
    ['one instance of its series', `${CLASS}07EA0304${REST}`, `${CLASS}00000000${REST}`, '2026-03-04'],
    ['in small letters', `${CLASS}00000000${REST}`.toLowerCase(), `${CLASS}00000000${REST}`, null],
    ['from Google', foreign('sqvitruh3ho3mrq896tplad4v8@google.com'), 'sqvitruh3ho3mrq896tplad4v8@google.com', null],
    ['one instance from Google', foreign('abc@google.com', '07EA0B1E'), 'abc@google.com', '2026-11-30'],
    ['from elsewhere, in its own letters', foreign('Besprechung-Ü/1'), 'Besprechung-Ü/1', null],
    ['a UID as it is', '19rh93h5t893h5v@calendar.iCloud.com', '19rh93h5t893h5v@calendar.iCloud.com', null],
    ['a day that is none', `${CLASS}07EA0D41${REST}`, `${CLASS}00000000${REST}`, null],
    ['cut short', '040000008200E000', '040000008200E000', null],
  ])('%s', (_, iCalUId, uid, day) => {
    expect(meetingName(iCalUId)).toEqual({ uid, day });
  });

  it('is read as the answer to a known question has it', () => {
    const known =
      '040000008200E00074C5B7101A82E0080000000000000000000000000000000000000000320000007643616C2D55696401000000' +
      '716138377132743535326465746637373335303870647263686340676F6F676C652E636F6D00';
    expect(meetingName(known).uid).toBe('qa87q2t552detf773508pdrchc@google.com');
  });
});
