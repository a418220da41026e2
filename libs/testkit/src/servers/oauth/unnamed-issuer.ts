import type { ServerResponse } from 'node:http';

/** Microsoft's answers to a browser do not name their issuer (RFC 9207), which the library always does. */
export function unnamedIssuer(response: ServerResponse): ServerResponse {
  const setHeader = response.setHeader.bind(response);
  return Object.assign(response, {
    setHeader: (name: string, value: string | number | readonly string[]) => {
      if (name.toLowerCase() !== 'location' || typeof value !== 'string' || !URL.canParse(value))
        return setHeader(name, value);
      const to = new URL(value);
      to.searchParams.delete('iss');
      return setHeader(name, to.href);
    },
  });
}
