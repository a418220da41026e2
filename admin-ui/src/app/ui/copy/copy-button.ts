import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TEXTS } from '../../../texts/texts';

const SHOWN_MS = 2000;

/** Copies a text, and says so to eye and ear. Works without HTTPS too, where the browser's own clipboard API does not. */
@Component({
  selector: 'app-copy-button',
  imports: [MatButton, MatIcon],
  template: `
    <button matButton type="button" [attr.aria-label]="shown() + ': ' + subject()" (click)="copy()">
      <mat-icon [svgIcon]="copied() ? 'check' : 'copy'" aria-hidden="true" />{{ shown() }}
    </button>
  `,
  styles: `
    button {
      white-space: nowrap;
    }
    mat-icon {
      position: relative;
      top: 1px;
    }
  `,
})
export class CopyButton {
  private readonly clipboard = inject(Clipboard);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly texts = inject(TEXTS).shell;

  readonly text = input.required<string>();
  readonly label = input.required<string>();
  readonly done = input.required<string>();
  /** What it belongs to, said after the label to those who do not see the row that it stands in. */
  readonly subject = input.required<string>();

  protected readonly copied = signal(false);
  protected readonly shown = computed(() => (this.copied() ? this.done() : this.label()));

  protected copy(): void {
    if (!this.clipboard.copy(this.text())) {
      void this.announcer.announce(this.texts.copyFailed, 'assertive');
      return;
    }
    this.copied.set(true);
    void this.announcer.announce(this.done());
    setTimeout(() => this.copied.set(false), SHOWN_MS);
  }
}
