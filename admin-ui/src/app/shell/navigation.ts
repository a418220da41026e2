import type { Texts } from '../../texts/texts';

interface Destination {
  readonly path: string;
  readonly label: (texts: Texts) => string;
}

/** The pages that the shell offers, in order. */
export const NAVIGATION: readonly Destination[] = [{ path: '/pairs', label: (texts) => texts.shell.pages.pairs }];
