import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { ConnectorKind } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../texts/texts';
import type { IconName } from '../ui/icons/icons';

export const KIND_ICONS: Record<ConnectorKind, IconName> = {
  ics: 'link',
  caldav: 'server',
  published: 'publish',
  google: 'google',
  microsoft: 'microsoft',
  imap: 'mail',
};

/** The kind of a connector by icon and word. */
@Component({
  selector: 'app-connector-kind',
  imports: [MatIcon],
  template: `<mat-icon [svgIcon]="icon()" aria-hidden="true" />{{ word() }}`,
  styles: `
    :host {
      display: inline-flex;
      gap: 6px;
      align-items: center;
    }
    mat-icon {
      flex: none;
      width: 16px;
      height: 16px;
    }
  `,
})
export class KindLabel {
  private readonly words = inject(TEXTS).connectors.kinds;
  readonly kind = input.required<ConnectorKind>();
  protected readonly icon = computed(() => KIND_ICONS[this.kind()]);
  protected readonly word = computed(() => this.words[this.kind()]);
}
