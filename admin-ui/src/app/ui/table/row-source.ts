import type { Signal } from '@angular/core';

/** The rows of a list that is too long to be had at once. */
export interface RowSource<Row> {
  /** As long as the whole list, with holes where rows have not come yet; null before the first answer. */
  readonly rows: Signal<readonly (Row | undefined)[] | null>;
  /** Says which rows are in sight, from `first` and before `end`, so that they come and are kept fresh. */
  need(first: number, end: number): void;
}
