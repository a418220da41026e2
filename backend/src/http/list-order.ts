import type { Page } from '@calmirror/contracts';
import { Problem } from './problem.js';

export interface ListOrder<Field extends string> {
  field: Field;
  direction: 'ASC' | 'DESC';
}

/**
 * The order that `sort` asks for, such as `name` or `-createdAt`.
 * @throws {Problem} 400 when the list cannot be sorted by that field
 */
export function listOrder<Field extends string>(
  { sort }: Page,
  fields: readonly Field[],
  fallback: ListOrder<Field>,
): ListOrder<Field> {
  if (sort === undefined) return fallback;
  const field = fields.find((name) => name === sort.replace(/^-/, ''));
  if (field !== undefined) return { field, direction: sort.startsWith('-') ? 'DESC' : 'ASC' };
  const message = `sort must be one of ${fields.join(', ')}, with - before it for descending order`;
  throw new Problem('invalid-input', 400, message, { errors: [{ field: 'sort', code: 'not-allowed', message }] });
}

/** The rows to leave out and to take, as TypeORM names them. */
export const listSlice = ({ page, pageSize }: Page): { skip: number; take: number } => ({
  skip: (page - 1) * pageSize,
  take: pageSize,
});
