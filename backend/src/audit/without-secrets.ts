/** Names under which a secret could slip into a record, whoever forgot to leave it out. */
const SECRET_NAMES = /(secret|password|token|credential|authorization)/i;

/** A plain copy of a record for the audit log, with what looks like a secret blacked out at any depth. */
export function withoutSecrets(record: object | null): Record<string, unknown> | null {
  if (record === null) return null;
  const text = JSON.stringify(record, (key, value: unknown) =>
    SECRET_NAMES.test(key) && value !== null && typeof value !== 'boolean' ? '[redacted]' : value,
  );
  return JSON.parse(text) as Record<string, unknown>;
}
