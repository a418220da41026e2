import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TEXTS } from '../../../texts/texts';

/**
 * What the window is called: `Privacy · Private → Work · Calmirror`. The page first, because tabs are narrow; then what it
 * is about, where its head says more than its route could know.
 */
@Injectable({ providedIn: 'root' })
export class WindowTitle {
  private readonly product = inject(TEXTS).shell.product;
  private readonly page = signal('');
  private readonly head = signal<{ readonly heading: string } | null>(null);
  private readonly words = computed(() => new Set([this.page(), this.head()?.heading ?? '', this.product]));

  constructor() {
    const title = inject(Title);
    effect(() => title.setTitle([...this.words()].filter((word) => word !== '').join(' · ')));
  }

  /** The title of the route that is shown now. */
  shows(page: string): void {
    this.page.set(page);
  }

  /** Says what the page that is shown is about. @returns what takes it back, unless another has said something since */
  isAbout(heading: string): () => void {
    const said = { heading };
    this.head.set(said);
    return () => this.head.update((head) => (head === said ? null : head));
  }
}
