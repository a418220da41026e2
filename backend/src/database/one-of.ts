/** A CHECK condition that holds a text column to a closed list. */
export const oneOf = (column: string, list: readonly string[]): string =>
  `${column} IN (${list.map((member) => `'${member}'`).join(', ')})`;
