import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { settled } from '../../../../test/settled';
import { provideIcons } from '../icons/provide-icons';
import { PageHead } from './page-head';
import { WindowTitle } from './window-title';

describe('the title of the window', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideIcons(), provideRouter([])] }));

  async function headOf(title: string): Promise<ComponentFixture<PageHead>> {
    const head = TestBed.createComponent(PageHead);
    head.componentRef.setInput('title', title);
    head.detectChanges();
    await settled(head);
    return head;
  }

  it('names the page, what it is about, and the product', async () => {
    TestBed.inject(WindowTitle).shows('Privacy');
    const head = await headOf('Private → Work');
    expect(document.title).toBe('Privacy · Private → Work · Calmirror');
    head.componentRef.setInput('title', 'Renamed');
    await settled(head);
    expect(document.title).toBe('Privacy · Renamed · Calmirror');
  });

  it('says nothing twice', async () => {
    TestBed.inject(WindowTitle).shows('Pairs');
    await headOf('Pairs');
    expect(document.title).toBe('Pairs · Calmirror');
  });

  it('forgets what a page was about with its head, but not what the next one says', async () => {
    const first = await headOf('Private → Work');
    const second = await headOf('Fastmail');
    first.destroy();
    TestBed.inject(WindowTitle).shows('Connector');
    await settled(second);
    expect(document.title).toBe('Connector · Fastmail · Calmirror');
    second.destroy();
    TestBed.inject(WindowTitle).shows('Sign in');
    TestBed.tick();
    expect(document.title).toBe('Sign in · Calmirror');
  });
});
