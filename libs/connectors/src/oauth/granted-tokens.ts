/** What a token endpoint gave. */
export interface GrantedTokens {
  readonly accessToken: string;
  readonly seconds: number;
  /** Null: the one that was used stays good. */
  readonly refreshToken: string | null;
  /** How long a refresh token is good for; null where the provider says no end. */
  readonly refreshSeconds: number | null;
  /** With spaces between; null: as asked for. */
  readonly scope: string | null;
}

/** RFC 6749 §5.1 only recommends that the lifetime is told. */
const USUAL_SECONDS = 3_600;

/** Microsoft ends a refresh token that nobody used for so long; each use begins the time anew. */
const MICROSOFT_IDLE_SECONDS = 90 * 86_400;

export function grantedTokens(
  provider: 'google' | 'microsoft',
  answer: Readonly<Record<string, unknown>> & { readonly access_token: string },
): GrantedTokens {
  const { access_token, expires_in, refresh_token, refresh_token_expires_in, scope } = answer;
  const refreshes = typeof refresh_token === 'string' && refresh_token !== '';
  return {
    accessToken: access_token,
    seconds: positive(expires_in) ?? USUAL_SECONDS,
    refreshToken: refreshes ? refresh_token : null,
    refreshSeconds: positive(refresh_token_expires_in) ?? (provider === 'microsoft' ? MICROSOFT_IDLE_SECONDS : null),
    scope: typeof scope === 'string' ? scope : null,
  };
}

/** Some servers write numbers as text. */
function positive(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : null;
}
