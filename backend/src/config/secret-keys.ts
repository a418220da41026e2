export interface SecretKey {
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

const KEY_BYTES = 32;

/**
 * The keys of a ring written `id:base64,…`, the current one first.
 * @throws {Error} whose message says what is wrong and shows no key
 */
export function parseSecretKeys(text: string): SecretKey[] {
  const keys = text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map(parseSecretKey);
  if (keys.length === 0) throw new Error('holds no key');
  const ids = keys.map(({ id }) => id);
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice !== undefined) throw new Error(`names key ${twice} twice`);
  return keys;
}

function parseSecretKey(item: string, place: number): SecretKey {
  const [id = '', encoded = ''] = item.split(':');
  if (!/^[A-Za-z0-9_-]{1,16}$/.test(id) || encoded === '') {
    throw new Error(`must be id:base64,… with ids of 1 to 16 letters, digits, - or _ (entry ${place + 1} is not)`);
  }
  const key = Buffer.from(encoded, 'base64');
  const same = (text: string): string => text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (key.length !== KEY_BYTES || same(key.toString('base64')) !== same(encoded)) {
    throw new Error(`must give ${KEY_BYTES} bytes in base64 for key ${id}`);
  }
  return { id, key };
}
