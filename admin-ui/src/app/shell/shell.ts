import { Component, computed, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { NavigationEnd, NavigationError, Router, RouterLink, RouterOutlet } from '@angular/router';
import { TEXTS } from '../../texts/texts';
import { Session } from '../session/session';
import { SessionEnded } from '../session/session-ended';
import { BrandMark } from '../ui/brand/brand-mark';
import { AccountMenu } from './account-menu';
import { isWithin, NAVIGATION } from './navigation';
import { UpdatesNotice } from './updates-notice';

/** What stays while pages change: the navigation, the account, and the way back in when a session ends. */
@Component({
  selector: 'app-shell',
  imports: [AccountMenu, BrandMark, MatButton, MatIcon, RouterLink, RouterOutlet, SessionEnded, UpdatesNotice],
  templateUrl: './shell.html',
  styleUrls: ['./shell.scss', './navigation.scss'],
})
export class Shell {
  private readonly router = inject(Router);
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');
  private readonly all = inject(TEXTS);
  protected readonly session = inject(Session);
  protected readonly texts = this.all.shell;
  protected readonly destinations = NAVIGATION.map((entry) => ({ ...entry, label: entry.label(this.all) }));
  private readonly url = signal(this.router.url);
  protected readonly here = computed(() => this.destinations.find((destination) => isWithin(destination, this.url())));
  protected readonly failure = signal<'signingOut' | 'opening' | null>(null);

  constructor() {
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      // A page that is not loaded yet cannot be while the server is away. The one that is seen stays.
      if (event instanceof NavigationError) this.failure.set('opening');
      if (event instanceof NavigationEnd) this.opened(event);
    });
  }

  protected toContent(): void {
    this.content().nativeElement.focus({ preventScroll: true });
  }

  /**
   * A page that has changed is told to a screen reader by moving the focus to it, as a full load would. Where what has the
   * focus is still there, such as a tab or a filter, the page is still the same.
   */
  private opened({ id, urlAfterRedirects }: NavigationEnd): void {
    this.failure.set(null);
    this.url.set(urlAfterRedirects);
    if (id === 1) return;
    const content = this.content().nativeElement;
    const focused = content.ownerDocument.activeElement;
    if (focused === content || !content.contains(focused)) this.toContent();
  }

  protected async signOut(): Promise<void> {
    this.failure.set(null);
    try {
      await this.session.signOut();
    } catch {
      this.failure.set('signingOut');
      return;
    }
    await this.router.navigateByUrl('/sign-in');
  }
}
