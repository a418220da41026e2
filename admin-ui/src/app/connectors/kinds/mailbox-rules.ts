import { type SchemaPathTree, validate } from '@angular/forms/signals';
import type { Texts } from '../../../texts/texts';
import type { EnteredConnector } from './entered-connector';
import { addressesIn, isMailAddress } from './entered-mailbox';

const LAST_PORT = 65_535;
const LONGEST_LOOK_BACK_DAYS = 3_650;
/** A name or an address, and nothing of what stands around it in the address of a web page. */
const HOST = /^[^\s/@:?#]+$|^\[?[\da-f:.]+\]?$/i;

const isWithin = (value: number | null, last: number): boolean =>
  value === null || (Number.isInteger(value) && value >= 1 && value <= last);

/** What one has to enter of a mailbox. */
export function mailboxRules(
  { mailbox, password, username, ownApp, clientId, clientSecret }: SchemaPathTree<EnteredConnector>,
  stored: () => boolean,
  { mailbox: words, form, account }: Texts['connectors'],
): void {
  validate(mailbox.mail, ({ value }) => {
    if (isMailAddress(value())) return null;
    return { kind: 'mail', message: value().trim() === '' ? words.needMail : words.noMail };
  });
  validate(password, ({ value, valueOf }) => {
    if (valueOf(mailbox.signIn) !== 'password') return null;
    if (value() !== '' || (stored() && valueOf(username) === '')) return null;
    return { kind: 'required', message: stored() ? form.needPasswordToo : form.needPassword };
  });
  validate(clientId, ({ value, valueOf }) => {
    const asked = valueOf(mailbox.signIn) !== 'password' && valueOf(ownApp);
    return asked && value().trim() === '' ? { kind: 'required', message: account.needClientId } : null;
  });
  validate(clientSecret, ({ value, valueOf }) => {
    const asked = valueOf(mailbox.signIn) !== 'password' && valueOf(ownApp) && !stored();
    return asked && value().trim() === '' ? { kind: 'required', message: account.needClientSecret } : null;
  });
  validate(username, ({ value, valueOf }) =>
    stored() && value() === '' && valueOf(password) !== '' ? { kind: 'required', message: form.needUsernameToo } : null,
  );
  validate(mailbox.host, ({ value, valueOf }) => {
    if (HOST.test(value().trim())) return null;
    // It is looked for by the address, which is asked for first.
    if (value().trim() === '' && !isMailAddress(valueOf(mailbox.mail))) return null;
    return { kind: 'host', message: value().trim() === '' ? words.needHost : words.noHost };
  });
  validate(mailbox.port, ({ value }) =>
    isWithin(value(), LAST_PORT) ? null : { kind: 'port', message: words.noPort },
  );
  validate(mailbox.aliases, ({ value }) => {
    const wrong = addressesIn(value()).find((one) => !isMailAddress(one));
    return wrong === undefined ? null : { kind: 'aliases', message: words.noAlias(wrong) };
  });
  validate(mailbox.lookBackDays, ({ value }) =>
    isWithin(value(), LONGEST_LOOK_BACK_DAYS) ? null : { kind: 'days', message: words.noDays(LONGEST_LOOK_BACK_DAYS) },
  );
}
