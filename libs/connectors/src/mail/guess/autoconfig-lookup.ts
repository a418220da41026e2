import type { HttpClient } from '../../http/http-client.js';
import { autoconfigServers, type AutoconfigServer } from './autoconfig-servers.js';
import type { MailAddress } from './mail-address.js';

const ACCOUNT = { kind: 'imap', key: 'mail-settings' } as const;

/**
 * What a domain itself says of its mail servers. It is asked over https alone: whoever could change the answer on its way
 * would be told the password.
 */
export async function askedDomain(
  http: Pick<HttpClient, 'get'>,
  address: MailAddress,
  signal: AbortSignal,
): Promise<readonly AutoconfigServer[]> {
  const answers = await Promise.all(
    placesOf(address).map((url) =>
      http
        .get({ url, account: ACCOUNT, headers: { accept: 'text/xml, application/xml' }, basic: null, signal })
        .then((response) =>
          response.url.startsWith('https:') ? autoconfigServers(new TextDecoder().decode(response.body), address) : [],
        )
        .catch(() => []),
    ),
  );
  return answers.flat();
}

function placesOf({ whole, domain }: MailAddress): readonly string[] {
  const asked = `config-v1.1.xml?emailaddress=${encodeURIComponent(whole)}`;
  return [`https://autoconfig.${domain}/mail/${asked}`, `https://${domain}/.well-known/autoconfig/mail/${asked}`];
}
