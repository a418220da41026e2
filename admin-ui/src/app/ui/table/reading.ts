import { DestroyRef, Directive, DOCUMENT, ElementRef, inject, output } from '@angular/core';

/**
 * Tells whether somebody reads what it stands on: it has been scrolled into, a mouse rests on it, or the focus is in it.
 *
 *     <div (appReading)="reading.set($event)"><app-row-list … /></div>
 */
@Directive({
  selector: '[appReading]',
  host: {
    '(pointerenter)': 'point($event)',
    '(pointerleave)': 'leave()',
    '(focusin)': 'focus(true)',
    '(focusout)': 'focus(false)',
  },
})
export class Reading {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly appReading = output<boolean>();
  private pointed = false;
  private focused = false;
  private scrolled = false;
  private told = false;

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    const look = (): void => {
      this.scrolled = this.element.getBoundingClientRect().top < 0;
      this.tell();
    };
    window?.addEventListener('scroll', look, { passive: true });
    inject(DestroyRef).onDestroy(() => window?.removeEventListener('scroll', look));
  }

  /** A finger or a pen is on it while it touches, and reads nothing then. */
  protected point({ pointerType }: PointerEvent): void {
    this.pointed = pointerType === 'mouse';
    this.tell();
  }

  protected leave(): void {
    this.pointed = false;
    this.tell();
  }

  protected focus(inside: boolean): void {
    this.focused = inside;
    this.tell();
  }

  private tell(): void {
    const reads = this.pointed || this.focused || this.scrolled;
    if (reads === this.told) return;
    this.told = reads;
    this.appReading.emit(reads);
  }
}
