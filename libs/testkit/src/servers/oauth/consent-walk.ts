/** More hops than a sign-in takes. */
const MOST_HOPS = 12;

/**
 * Goes through a provider's pages as a browser does, with its cookies, until they lead elsewhere.
 * @param origin of the provider
 * @returns the address that a browser would be sent to
 */
export async function walkConsent(authorizationUrl: string, origin: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = authorizationUrl;
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    const cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`the provider's page answers ${answer.status}: ${await answer.text()}`);
    url = new URL(location, url).href;
    if (new URL(url).origin !== origin) return url;
  }
  throw new Error('the provider sends from one page to the next without end');
}
