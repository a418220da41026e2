import { Component, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter } from 'rxjs';
import { TEXTS } from '../../texts/texts';
import { Session } from '../session/session';
import { SessionEnded } from '../session/session-ended';
import { BrandMark } from '../ui/brand/brand-mark';
import { NAVIGATION } from './navigation';

/** What stays while pages change: the navigation, the account, and the way back in when a session ends. */
@Component({
  selector: 'app-shell',
  imports: [
    BrandMark,
    MatIcon,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    SessionEnded,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  private readonly router = inject(Router);
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');
  private readonly all = inject(TEXTS);
  protected readonly session = inject(Session);
  protected readonly texts = this.all.shell;
  protected readonly destinations = NAVIGATION.map(({ path, label }) => ({ path, label: label(this.all) }));
  protected readonly signOutFailed = signal(false);

  constructor() {
    // A page that has changed is told to a screen reader by moving the focus to it, as a full load would.
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd && event.id > 1),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.toContent());
  }

  protected toContent(): void {
    this.content().nativeElement.focus({ preventScroll: true });
  }

  protected async signOut(): Promise<void> {
    this.signOutFailed.set(false);
    try {
      await this.session.signOut();
    } catch {
      this.signOutFailed.set(true);
      return;
    }
    await this.router.navigateByUrl('/sign-in');
  }
}
