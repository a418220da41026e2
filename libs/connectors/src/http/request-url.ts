import { ProviderError } from '@calmirror/core';

/**
 * The address of a request, as the client will dial it. `URL` turns decimal, octal and hexadecimal hosts, full-width
 * digits and trailing dots into the plain address, so that nothing else has to know these forms.
 * @throws ProviderError `bad-address` for what is no URL or carries a user name (it would be kept in the open as part
 * of the settings; credentials have fields of their own), `scheme-not-allowed` for all but http and https
 */
export function parseRequestUrl(text: string): URL {
  if (!URL.canParse(text)) throw new ProviderError('rejected', 'bad-address', 'This is not a web address.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new ProviderError(
      'blocked',
      'scheme-not-allowed',
      `Addresses that begin with ${url.protocol} are not allowed.`,
    );
  if (url.username !== '' || url.password !== '')
    throw new ProviderError(
      'rejected',
      'bad-address',
      'The address holds a user name or password. Put them into their own fields.',
    );
  return url;
}
