const HOUR = 3600;

/** A session ends when it is not used for a while, and in any case some days after sign-in (ASVS 5.0.0, 7.3.1 and 7.3.2). */
export const SESSION_LIMITS = { idleSeconds: 12 * HOUR, absoluteSeconds: 7 * 24 * HOUR, touchSeconds: 60 } as const;
