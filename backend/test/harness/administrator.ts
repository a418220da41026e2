/** Whom the harness makes the first administrator. */
export const ADMINISTRATOR = { email: 'ada@example.org', password: 'violet harbour 71 lamps' } as const;
