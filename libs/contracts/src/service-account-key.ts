/** A key file has about 2,400 characters. */
export const LONGEST_KEY_FILE = 20_000;

const MAIL = /^[^\s@]+@[^\s@]+$/;
const PRIVATE_KEY = /^-----BEGIN (?:RSA )?PRIVATE KEY-----\r?\n[A-Za-z0-9+/=\s]+-----END (?:RSA )?PRIVATE KEY-----\s*$/;

/** What a part of the key file must be, and how it is called in a fault. */
const PARTS: readonly (readonly [name: string, fits: (value: string) => boolean, fault: string])[] = [
  ['type', (value) => value === 'service_account', 'its "type" is not "service_account"'],
  ['client_email', (value) => MAIL.test(value), 'its "client_email" is missing or no mail address'],
  ['private_key', (value) => PRIVATE_KEY.test(value), 'its "private_key" is missing or no private key (PEM)'],
];

/**
 * What is wrong with the text of a Google service account's key file (JSON). Parts are named and never quoted: the file is a
 * secret as a whole.
 */
export function serviceAccountFaults(text: string): string[] {
  const file = parsed(text);
  if (file === null) return ['this is not the key file of a service account, which is a JSON object'];
  return PARTS.filter(([name, fits]) => {
    const value = file[name];
    return typeof value !== 'string' || !fits(value);
  }).map(([, , fault]) => fault);
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
