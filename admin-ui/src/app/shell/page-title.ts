import { inject, Injectable } from '@angular/core';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { WindowTitle } from '../ui/page/window-title';

/** Calls the window after the page that is opened. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly window = inject(WindowTitle);

  override updateTitle(state: RouterStateSnapshot): void {
    this.window.shows(this.buildTitle(state) ?? '');
  }
}
