import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { anEvent } from '../../../../test/an-event';
import { aPair } from '../../../../test/a-pair';
import { PairVisit } from '../../../../test/pair-visit';

describe('the privacy of a pair', () => {
  let visit: PairVisit;
  beforeEach(async () => {
    visit = new PairVisit();
    visit.sample = [anEvent(2, { summary: 'Dentist', location: 'High Street 1' })];
    await visit.open('/pairs/p/policy');
  });
  const others = (): string[] => visit.words('.others .title');

  it('shows at once what others will see, and sends what was chosen on top of the version that was read', async () => {
    expect(others()).toEqual(['Dentist']);
    await visit.check('busy');
    expect(others()).toEqual(['Busy']);
    await visit.press('Save');
    const sent = visit.sent('PUT', '/api/pairs/p');
    expect([sent.request.body, sent.request.headers.get('If-Match')]).toEqual([{ policy: { preset: 'busy' } }, '"1"']);
    visit.pair = aPair({ policy: { preset: 'busy' } });
    visit.etag = '"2"';
    sent.flush(visit.pair, { headers: { ETag: '"2"' } });
    await visit.settle();
    expect(visit.words('app-save-bar .bar')).toEqual([]);
  });

  it('keeps both versions where somebody else was faster, and sends one on top of the other', async () => {
    await visit.check('busy');
    await visit.press('Save');
    visit.pair = aPair({ policy: { preset: 'full' } });
    visit.etag = '"2"';
    visit.sent('PUT', '/api/pairs/p').flush({ code: 'stale' }, { status: 412, statusText: 'no' });
    await visit.settle();
    expect(visit.words('app-policy-words strong')).toEqual(['Busy only', 'Everything']);
    await visit.press('Go on with mine');
    await visit.press('Save');
    const sent = visit.sent('PUT', '/api/pairs/p');
    expect([sent.request.body, sent.request.headers.get('If-Match')]).toEqual([{ policy: { preset: 'busy' } }, '"2"']);
  });

  it('sends once more where somebody changed something else', async () => {
    await visit.check('busy');
    await visit.press('Save');
    visit.pair = aPair({ name: 'Renamed' });
    visit.etag = '"2"';
    visit.sent('PUT', '/api/pairs/p').flush({ code: 'stale' }, { status: 412, statusText: 'no' });
    await visit.settle();
    expect(visit.sent('PUT', '/api/pairs/p').request.headers.get('If-Match')).toBe('"2"');
  });

  it('keeps what is not saved while the pair is read anew', async () => {
    await visit.check('busy');
    visit.pair = aPair({ counts: { mirrored: 7, filtered: 0, held: 0, failed: 0, respected: 0 } });
    await visit.readAnew();
    expect(others()).toEqual(['Busy']);
  });

  it('does not send what is not right, and says that it is marked', async () => {
    visit.pair = aPair({
      policy: { preset: 'custom', fields: { summary: { rule: 'replace', template: '{nobody}' } } },
    });
    await visit.readAnew();
    visit.page.querySelector<HTMLElement>('[aria-label="Put in {pair}, name of this pair"]')?.click();
    await visit.settle();
    await visit.press('Save');
    visit.nothingSent('PUT');
    expect(visit.words('app-save-bar [role=status]')).toEqual(['Something is not right yet. It is marked above.']);
    expect(visit.words('mat-error')).toEqual([expect.stringContaining('{nobody} is no variable')]);
  });

  it('asks before it is left with something that is not saved', async () => {
    await visit.check('busy');
    void TestBed.inject(Router).navigateByUrl('/pairs/p');
    await visit.settle();
    expect(visit.words('[mat-dialog-title], .mat-mdc-dialog-title', document)).toEqual(['Leave without saving?']);
    await visit.press('Leave');
    expect(TestBed.inject(Router).url).toBe('/pairs/p');
  });
});
