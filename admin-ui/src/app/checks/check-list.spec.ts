import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { ConnectorKind } from '@calmirror/contracts/closed-lists';
import { settled } from '../../../test/settled';
import { provideIcons } from '../ui/icons/provide-icons';
import { CheckList } from './check-list';

describe('CheckList', () => {
  let fixture: ComponentFixture<CheckList>;

  async function failed(kind: ConnectorKind, detail: string): Promise<string> {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    fixture = TestBed.createComponent(CheckList);
    fixture.componentRef.setInput('kind', kind);
    const answers = [{ name: 'permission', ok: false, reason: 'permission-missing', detail }];
    fixture.componentRef.setInput('checking', { answers, ok: false });
    await settled(fixture);
    const element = fixture.nativeElement as HTMLElement;
    return element.querySelector('.failed')?.textContent.replace(/\s+/g, ' ') ?? '';
  }
  afterEach(() => fixture.destroy());

  it.each([
    ['google', 'The consent lacks the scope https://www.googleapis.com/auth/calendar.', 'domain-wide delegation'],
    ['microsoft', 'It takes the permission User.Read.All.', 'grants admin consent'],
  ] as const)('names the permission that is missing at %s, and where it is given', async (kind, detail, where) => {
    const words = await failed(kind, detail);
    expect(words).toContain(detail);
    expect(words).toContain(where);
  });

  it('leaves it to the words of the server elsewhere', async () => {
    expect(await failed('caldav', 'It takes the right to write.')).toContain('The words of the server name it.');
  });
});
