import type { Texts } from '../../texts/texts';
import type { IconName } from '../ui/icons/icons';

interface Destination {
  readonly path: string;
  readonly icon: IconName;
  readonly label: (texts: Texts) => string;
}

/** The pages that the shell offers, in order. */
export const NAVIGATION: readonly Destination[] = [
  { path: '/overview', icon: 'overview', label: (texts) => texts.shell.pages.overview },
  { path: '/pairs', icon: 'pairs', label: (texts) => texts.shell.pages.pairs },
  { path: '/connectors', icon: 'connectors', label: (texts) => texts.shell.pages.connectors },
  { path: '/jobs', icon: 'jobs', label: (texts) => texts.shell.pages.jobs },
  { path: '/audit', icon: 'audit', label: (texts) => texts.shell.pages.audit },
];
