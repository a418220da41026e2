import { applyWhen, type SchemaPath, type SchemaPathTree, validate } from '@angular/forms/signals';
import type { ConnectorKind } from '@calmirror/contracts/closed-lists';
import type { Texts } from '../../../texts/texts';
import { addressFault, type AddressRules } from './address';
import type { EnteredConnector } from './entered-connector';
import { mailboxRules } from './mailbox-rules';

type Path = SchemaPathTree<EnteredConnector>;
type Words = Texts['connectors'];

export interface ConnectorForm {
  /** Null for a kind without an address. */
  readonly address: AddressRules | null;
  /** `oauth`: at the provider's own page, or by what an organisation grants. `mailbox`: the login is its address, mostly. */
  readonly signIn: 'none' | 'optional' | 'needed' | 'oauth' | 'mailbox';
}

/** The kinds that can be made, in the order in which they are offered. Another kind is another entry here. */
export const CONNECTOR_FORMS = {
  google: { address: null, signIn: 'oauth' },
  microsoft: { address: null, signIn: 'oauth' },
  ics: { address: { schemes: ['https:', 'http:', 'webcal:'], credentials: true }, signIn: 'optional' },
  caldav: { address: { schemes: ['https:', 'http:'], credentials: false }, signIn: 'needed' },
  imap: { address: null, signIn: 'mailbox' },
  published: { address: null, signIn: 'none' },
} as const satisfies Partial<Record<ConnectorKind, ConnectorForm>>;

export type FormKind = keyof typeof CONNECTOR_FORMS;
export const FORM_KINDS = Object.keys(CONNECTOR_FORMS) as FormKind[];

export const hasForm = (kind: ConnectorKind): kind is FormKind => kind in CONNECTOR_FORMS;

/** What is being filled in: all of it may change while the form is open. */
export interface FormSubject {
  readonly kind: () => ConnectorKind | null;
  /** A secret is stored, which empty fields keep. */
  readonly secretStored: () => boolean;
}

/** The rules of the kind that is chosen at the time. To be called where the form's own rules are. */
export function connectorRules(path: Path, subject: FormSubject, words: Words): void {
  for (const kind of FORM_KINDS) {
    const { address, signIn }: ConnectorForm = CONNECTOR_FORMS[kind];
    applyWhen(
      path,
      () => subject.kind() === kind,
      (path) => {
        if (address) addressRules(path, address, words.form[kind === 'ics' ? 'feedFaults' : 'serverFaults']);
        if (signIn === 'oauth') oauthRules(path, kind, subject.secretStored, words.account);
        else if (signIn === 'mailbox') mailboxRules(path, subject.secretStored, words);
        else if (signIn !== 'none')
          signInRules(path, () => signIn === 'optional' || subject.secretStored(), subject.secretStored, words.form);
      },
    );
  }
}

function addressRules(path: Path, rules: AddressRules, messages: Words['form']['serverFaults']): void {
  validate(path.url, ({ value }) => {
    const kind = addressFault(value(), rules);
    return kind && { kind, message: messages[kind] };
  });
}

/** User name and password come together: one alone would replace half of what is stored. */
function signInRules(path: Path, optional: () => boolean, stored: () => boolean, words: Words['form']): void {
  validate(path.username, ({ value, valueOf }) => {
    if (value() !== '' || (optional() && valueOf(path.password) === '')) return null;
    return { kind: 'required', message: stored() ? words.needUsernameToo : words.needUsername };
  });
  validate(path.password, ({ value, valueOf }) => {
    if (value() !== '' || (optional() && valueOf(path.username) === '')) return null;
    return { kind: 'required', message: stored() ? words.needPasswordToo : words.needPassword };
  });
}

/** What one has to enter follows from whose calendars it is for, and whether the connector has an app of its own. */
function oauthRules(path: Path, kind: FormKind, stored: () => boolean, words: Words['account']): void {
  const asked = (
    field: SchemaPath<string>,
    message: string,
    when: (value: { readonly organisation: boolean; readonly own: boolean }) => boolean,
  ): void =>
    validate(field, ({ value, valueOf }) => {
      const organisation = valueOf(path.access) === 'organisation';
      const missing = value().trim() === '' && when({ organisation, own: valueOf(path.ownApp) });
      return missing ? { kind: 'required', message } : null;
    });
  const isGoogle = kind === 'google';
  asked(path.admin, words.needAdmin, ({ organisation }) => isGoogle && organisation);
  asked(path.serviceAccountKey, words.needKey, ({ organisation }) => isGoogle && organisation && !stored());
  asked(path.tenant, words.needTenant, ({ organisation }) => !isGoogle && organisation);
  asked(path.clientId, words.needClientId, ({ organisation, own }) => own && !(isGoogle && organisation));
  asked(
    path.clientSecret,
    words.needClientSecret,
    ({ organisation, own }) => own && !(isGoogle && organisation) && !stored(),
  );
}
