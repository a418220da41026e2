import type { DiscoveredCalendar } from '@calmirror/connectors';

/**
 * What a calendar is called from the day on which it is taken into use. In an organisation every mailbox has one called
 * "Calendar": the mailbox tells them apart, unless the name does already.
 */
export const nameInUse = ({ name, mailbox }: Pick<DiscoveredCalendar, 'name' | 'mailbox'>): string =>
  mailbox === undefined || name.toLowerCase().includes(mailbox.toLowerCase()) ? name : `${name} (${mailbox})`;
