import { PairVisit } from '../../../../../test/pair-visit';

const held = (eventId: string, summary: string) => ({
  eventId,
  state: 'held' as const,
  reason: 'vanished',
  updatedAt: '2026-01-01T00:00:00Z',
  summary,
  start: '2026-03-05',
  allDay: true,
});

describe('the held deletions of a pair', () => {
  let visit: PairVisit;
  beforeEach(async () => {
    visit = new PairVisit();
    visit.held = [held('a', 'Standup'), held('b', 'Dentist'), held('c', 'Party')];
    await visit.open('/pairs/p/deletions');
  });
  const dialog = (): string => visit.words('mat-dialog-content', document).join();
  async function choose(event: string): Promise<void> {
    visit.page.querySelector<HTMLInputElement>(`input[aria-label="Select ${event}"]`)?.click();
    await visit.settle();
  }

  it('shows what would be deleted, when it is, and why', () => {
    expect(visit.words('.event')).toEqual(['Standup', 'Dentist', 'Party']);
    expect(visit.words('.start')[0]).toBe('Thu, Mar 5, 2026');
    expect(visit.words('.why')[0]).toBe('Its source event is gone.');
  });

  it('deletes those that were chosen, after it has said how many and where', async () => {
    await choose('Standup');
    await choose('Party');
    await visit.press('Delete 2');
    expect(dialog()).toContain('2 events that Calmirror wrote are deleted from “Work”');
    expect(dialog()).toContain('1 other stays held.');
    await visit.press('Delete 2 mirrors');
    const sent = visit.sent('POST', '/api/pairs/p/deletions/approve');
    expect(sent.request.body).toEqual({ eventIds: ['a', 'c'] });
    visit.held = [held('b', 'Dentist')];
    sent.flush({ decided: 2 });
    await visit.settle();
    expect(visit.words('.event')).toEqual(['Dentist']);
  });

  it('keeps all that were seen where none is chosen', async () => {
    await visit.press('Keep all 3');
    expect(dialog()).toContain('3 events stay on “Work”');
    await visit.press('Keep 3 mirrors');
    expect(visit.sent('POST', '/api/pairs/p/deletions/discard').request.body).toEqual({
      eventIds: ['a', 'b', 'c'],
    });
  });

  it('does nothing when the person thinks better of it', async () => {
    await visit.press('Delete all 3');
    await visit.press('Cancel');
    visit.nothingSent('POST');
  });

  it('says that nothing is held', async () => {
    visit.held = [];
    await visit.readAnew();
    expect(visit.words('app-empty-state h2')).toEqual(['No deletion is held']);
  });
});
