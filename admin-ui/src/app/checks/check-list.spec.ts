import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { ConnectorKind } from '@calmirror/contracts/closed-lists';
import { oauthSignIn } from '@calmirror/contracts/oauth-sign-in';
import { settled } from '../../../test/settled';
import { provideIcons } from '../ui/icons/provide-icons';
import { CheckList } from './check-list';

describe('CheckList', () => {
  let fixture: ComponentFixture<CheckList>;

  async function failed(
    kind: ConnectorKind,
    detail: string,
    { reason = 'permission-missing', settings = {} } = {},
  ): Promise<string> {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    fixture = TestBed.createComponent(CheckList);
    fixture.componentRef.setInput('kind', kind);
    fixture.componentRef.setInput('signIn', oauthSignIn({ kind, settings }));
    const answers = [{ name: 'permission', ok: false, reason, detail }];
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

  it.each(['google', 'microsoft'] as const)(
    'speaks of no password where a mailbox is opened by a consent at %s',
    async (at) => {
      const refused = { reason: 'credentials-refused', settings: { signIn: at } };
      const words = await failed('imap', 'The mail server refuses the credentials.', refused);
      expect(words).toContain('The consent holds, but the mail server does not open the mailbox to it.');
      expect(words).not.toContain('password');
    },
  );

  it('speaks of passwords where a mailbox is opened by one', async () => {
    const words = await failed('imap', 'No.', { reason: 'credentials-refused' });
    expect(words).toContain('The user name or the password is refused.');
  });

  it('leaves it to the words of the server elsewhere', async () => {
    expect(await failed('caldav', 'It takes the right to write.')).toContain('The words of the server name it.');
  });
});
