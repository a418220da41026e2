import { groupEvents } from './event-group.js';

const idOf = (uid: string): string | undefined =>
  groupEvents([{ text: 'BEGIN:VEVENT\nEND:VEVENT', uid, recurrenceId: null }], [])[0]?.ids[0];

describe('the id of an event', () => {
  it('is its UID, or of an endless one the beginning and a digest', () => {
    expect(idOf('short')).toBe('short');
    expect(idOf('x'.repeat(600))).toMatch(/^x{250}-[0-9a-f]{32}$/);
  });

  it('is not cut within a character, which a database would give back as another one', () => {
    const id = idOf(`${'x'.repeat(249)}${'😀'.repeat(300)}`) ?? '';
    expect(Buffer.from(id).toString()).toBe(id);
    expect(id).toMatch(/^x{249}.-[0-9a-f]{32}$/u);
  });
});
