import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { OAUTH_OUTCOMES } from '@calmirror/contracts/closed-lists';
import { jest } from '@jest/globals';
import { firstValueFrom } from 'rxjs';
import { channelsOfWindows } from '../../../test/channels-of-windows';
import { settled } from '../../../test/settled';
import { toldConnected } from './connected-channel';
import { ConnectedPage } from './connected-page';

const ATTEMPT = { attempt: 'a1', connector: 'c1' };

describe('ConnectedPage', () => {
  let fixture: ComponentFixture<ConnectedPage>;
  const close = jest.spyOn(window, 'close').mockImplementation(() => undefined);

  beforeAll(channelsOfWindows);
  beforeEach(() => {
    close.mockClear();
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
  });

  async function come(query: Readonly<Record<string, string>>): Promise<HTMLElement> {
    fixture = TestBed.createComponent(ConnectedPage);
    for (const [name, value] of Object.entries(query)) fixture.componentRef.setInput(name, value);
    await settled(fixture);
    return fixture.nativeElement as HTMLElement;
  }

  it('has a title of its own for each outcome, and says what to do next', async () => {
    const titles = new Set<string>();
    for (const outcome of OAUTH_OUTCOMES) {
      const page = await come({ outcome });
      titles.add(page.querySelector('h1')?.textContent ?? '');
      expect(page.querySelector('.quiet')?.textContent).toMatch(/\w+\.$/);
    }
    expect(titles.size).toBe(OAUTH_OUTCOMES.length);
  });

  it('tells the window that waits what came of its attempt', async () => {
    const heard = firstValueFrom(toldConnected());
    await come({ outcome: 'denied', ...ATTEMPT });
    expect(await heard).toEqual({ ...ATTEMPT, outcome: 'denied' });
  });

  it('closes its window when all went well, and else stays to be read', async () => {
    await come({ outcome: 'denied', ...ATTEMPT });
    expect(close).not.toHaveBeenCalled();
    await come({ outcome: 'connected', ...ATTEMPT });
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('leads to the connector, and to all of them where it is of none', async () => {
    const link = (page: HTMLElement): (string | null | undefined)[] => {
      const found = page.querySelector('a');
      return [found?.textContent.trim(), found?.getAttribute('href')];
    };
    expect(link(await come({ outcome: 'denied', ...ATTEMPT }))).toEqual(['Go to the connector', '/connectors/c1']);
    expect(link(await come({ outcome: 'other-session' }))).toEqual(['Go to the connectors', '/connectors']);
  });

  it('takes an address that somebody made up for an answer to nothing', async () => {
    const page = await come({ outcome: '<b>connected</b>' });
    expect(page.querySelector('h1')?.textContent).toBe('Nothing waits for this');
    expect(close).not.toHaveBeenCalled();
  });
});
