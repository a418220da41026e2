import type { Texts } from '../../texts/texts';
import type { IconName } from '../ui/icons/icons';

interface Destination {
  readonly path: string;
  /** Where the pages lie that are reached by way of this one, beside those below it. */
  readonly leadsTo?: string;
  readonly icon: IconName;
  readonly label: (texts: Texts) => string;
}

/** The pages that the shell offers, in order. */
export const NAVIGATION: readonly Destination[] = [
  {
    path: '/overview',
    leadsTo: '/forecast',
    icon: 'overview',
    label: (texts) => texts.shell.pages.overview,
  },
  { path: '/pairs', icon: 'pairs', label: (texts) => texts.shell.pages.pairs },
  {
    path: '/connectors',
    leadsTo: '/calendars',
    icon: 'connectors',
    label: (texts) => texts.shell.pages.connectors,
  },
  { path: '/jobs', icon: 'jobs', label: (texts) => texts.shell.pages.jobs },
  { path: '/audit', icon: 'audit', label: (texts) => texts.shell.pages.audit },
  { path: '/settings', icon: 'settings', label: (texts) => texts.shell.pages.settings },
];

/** Whether the page at `url` belongs to a destination. */
export const isWithin = ({ path, leadsTo }: Pick<Destination, 'path' | 'leadsTo'>, url: string): boolean =>
  [path, leadsTo].some((own) => own !== undefined && /^(?:[/?#]|$)/.test(url.slice(own.length)) && url.startsWith(own));
