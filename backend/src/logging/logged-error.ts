/**
 * What of an error may stand in a log line. A whitelist, as an error of the database carries the parameters of its
 * statement, and in its detail the whole row that was refused.
 */
const SHOWN = ['type', 'message', 'stack', 'code', 'query', 'table', 'constraint'] as const;

/**
 * An error as a log line shows it.
 * @param error as pino's own serializer gives it: its message and stack tell of the causes too
 */
export function loggedError(error: object): object {
  const members = new Map<string, unknown>(Object.entries(error));
  return Object.fromEntries(SHOWN.filter((name) => members.has(name)).map((name) => [name, members.get(name)]));
}
