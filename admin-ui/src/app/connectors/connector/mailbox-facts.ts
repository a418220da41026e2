import type { Texts } from '../../../texts/texts';
import { addressesIn, type EnteredMailbox } from '../kinds/entered-mailbox';

interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What is to be said of a mailbox's settings; the usual things are not. */
export function mailboxFacts(mailbox: EnteredMailbox, words: Texts['connectors']['mailbox']): readonly Fact[] {
  const { mail, host, port, security, folder, aliases, trust, authservId, lookBackDays } = mailbox;
  const addresses = [mail, ...addressesIn(aliases)].filter((address) => address !== '');
  const place = port === null ? host : `${host}:${port}`;
  return [
    { label: words.facts.server, value: `${place}, ${words.facts.securities[security]}` },
    { label: words.facts.addresses(addresses.length), value: addresses.join(', ') },
    { label: words.folder, value: folder },
    { label: words.facts.trust, value: words.trusts[trust].title },
    { label: words.authservId, value: authservId },
    { label: words.lookBack, value: lookBackDays === null ? '' : `${lookBackDays} ${words.days}` },
  ].filter(({ value }) => value !== '');
}
