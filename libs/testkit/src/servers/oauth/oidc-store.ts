import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** What the library keeps, by kind and id; in plain values, so that another server can go on from it. */
export type OidcHeld = Map<string, { readonly payload: AdapterPayload; readonly until: number }>;

/**
 * What the library keeps, in memory.
 * @param keepsUsed whether a refresh token that was used stays good
 */
export function oidcStore(keepsUsed: boolean, held: OidcHeld): AdapterFactory {
  const find = (fits: (key: string, payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const [key, { payload, until }] of held) if (until > Date.now() && fits(key, payload)) return payload;
    return undefined;
  };
  return (name): Adapter => {
    const isOfName = (key: string): boolean => key.startsWith(`${name}:`);
    return {
      upsert: (id, payload, seconds) => {
        held.set(`${name}:${id}`, { payload, until: Date.now() + (seconds ?? 86_400) * 1_000 });
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(find((key) => key === `${name}:${id}`)),
      findByUid: (uid) => Promise.resolve(find((key, payload) => isOfName(key) && payload.uid === uid)),
      findByUserCode: (code) => Promise.resolve(find((key, payload) => isOfName(key) && payload.userCode === code)),
      consume: (id) => {
        const used = held.get(`${name}:${id}`);
        if (used && !(keepsUsed && name === 'RefreshToken')) used.payload.consumed = Math.floor(Date.now() / 1_000);
        return Promise.resolve();
      },
      destroy: (id) => {
        held.delete(`${name}:${id}`);
        return Promise.resolve();
      },
      revokeByGrantId: (grantId) => {
        for (const [key, { payload }] of held) if (payload.grantId === grantId) held.delete(key);
        return Promise.resolve();
      },
    };
  };
}
