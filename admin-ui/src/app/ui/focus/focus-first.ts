import { afterNextRender, Directive, ElementRef, inject } from '@angular/core';

/**
 * On a form that opens in the place of the button that was pressed: the focus goes on in its first field, instead of
 * being lost with the button.
 */
@Directive({ selector: '[appFocusFirst]' })
export class FocusFirst {
  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => nativeElement.querySelector<HTMLElement>('input, select, textarea')?.focus());
  }
}
