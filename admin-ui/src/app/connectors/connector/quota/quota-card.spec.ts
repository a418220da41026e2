import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, DeferBlockBehavior, TestBed } from '@angular/core/testing';
import type { ConnectorQuota, QuotaHour } from '@calmirror/contracts';
import { settled } from '../../../../../test/settled';
import { provideIcons } from '../../../ui/icons/provide-icons';
import { QuotaCard } from './quota-card';

const hour = (given: Partial<QuotaHour> = {}): QuotaHour => ({
  at: '2026-11-29T10:00:00.000Z',
  requests: 0,
  limited: 0,
  waits: 0,
  ...given,
});
const quota = (given: Partial<ConnectorQuota> = {}): ConnectorQuota => ({
  limit: 480,
  windowSeconds: 60,
  used: 132,
  reserve: 96,
  waitUntil: null,
  mailboxes: [],
  history: [hour()],
  ...given,
});

describe('QuotaCard', () => {
  let fixture: ComponentFixture<QuotaCard>;
  let server: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      // The chart needs a browser; what it shows is in the table.
      deferBlockBehavior: DeferBlockBehavior.Manual,
      providers: [provideHttpClient(), provideHttpClientTesting(), provideIcons()],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(QuotaCard);
    fixture.componentRef.setInput('connectorId', 'c1');
    await settled(fixture);
  });
  afterEach(() => fixture.destroy());

  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const words = (selector: string): string[] =>
    [...element().querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  async function show(answer: ConnectorQuota): Promise<void> {
    server.expectOne('/api/connectors/c1/quota').flush(answer);
    await settled(fixture);
  }

  it('says how much of the budget is used, and what of it is kept for live changes', async () => {
    await show(quota());
    expect(words('.whole')).toEqual(['132 of 480 requests used in the last minute']);
    expect(words('.legend')[0]).toContain('96 kept for live changes');
    const meter = element().querySelector('[role=meter]');
    expect(['valuenow', 'valuemax', 'label'].map((name) => meter?.getAttribute(`aria-${name}`))).toEqual([
      '132',
      '480',
      'Requests used',
    ]);
    expect(words('.meaning')[0]).toContain('There is room');
  });

  it('takes no room where nothing limits the connector', async () => {
    await show(quota({ limit: null, windowSeconds: null, reserve: 0, used: 0 }));
    expect(words('section')).toEqual([]);
  });

  it('speaks of no reserve where there is none', async () => {
    await show(quota({ limit: 60, reserve: 0 }));
    expect(words('.legend')).toEqual([]);
  });

  it('says until when the provider has asked to wait', async () => {
    const at = new Date(Date.now() + 240_000);
    await show(quota({ waitUntil: at.toISOString() }));
    const time = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
    expect(words('.meaning.waiting')[0]).toContain(`asked Calmirror to wait until ${time}`);
  });

  it.each([
    [400, 'First fills wait for room just now.'],
    [480, 'All are used'],
  ])('with %d used says that %s', async (used, meaning) => {
    await show(quota({ used }));
    expect(words('.meaning')[0]).toContain(meaning);
  });

  it('names the busiest mailboxes of an organisation, and which of them waits', async () => {
    const waitUntil = new Date(Date.now() + 240_000).toISOString();
    const mailboxes = [
      { mailbox: 'ada@example.org', used: 132, waitUntil: null },
      { mailbox: 'léa@example.org', used: 3, waitUntil },
    ];
    await show(quota({ windowSeconds: 600, mailboxes }));
    expect(words('.whole')[0]).toContain('The busiest mailbox has used 132 of its 480 requests in the last 10 minutes');
    expect(words('li .mailbox')).toEqual(['ada@example.org', 'léa@example.org']);
    expect(words('li .amount')).toEqual(['132 of 480', expect.stringMatching(/^waits until \d\d:\d\d$/)]);
  });

  it('tells the last day in one sentence, and hour by hour as a table', async () => {
    await show(quota({ history: [hour({ requests: 11_000 }), hour({ requests: 1_403, limited: 3, waits: 17 })] }));
    expect(words('app-quota-history .top p')).toEqual([
      '12,403 requests, 3 refused as too many (429), 17 held back by Calmirror first.',
    ]);
    expect(words('tbody td')).toEqual(['11,000', '0', '0', '1,403', '3', '17']);
  });

  it('draws nothing where nothing was asked', async () => {
    await show(quota());
    expect(words('app-quota-history .top p')).toEqual(['Nothing was asked of the provider.']);
    expect(element().querySelector('.picture, table')).toBeNull();
  });

  it('says that it cannot tell, and keeps what it has', async () => {
    await show(quota());
    window.dispatchEvent(new Event('online'));
    await settled(fixture);
    server.expectOne('/api/connectors/c1/quota').flush({ code: 'internal' }, { status: 500, statusText: 'no' });
    await settled(fixture);
    expect(words('[role=alert]')[0]).toContain('The requests are not fresh');
    expect(words('.whole')).toHaveLength(1);
  });
});
