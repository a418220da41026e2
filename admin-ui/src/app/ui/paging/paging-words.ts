import { inject, Injectable } from '@angular/core';
import { MatPaginatorIntl } from '@angular/material/paginator';
import { TEXTS } from '../../../texts/texts';

/** Material's paginator in the console's own words. */
@Injectable()
export class PagingWords extends MatPaginatorIntl {
  private readonly texts = inject(TEXTS).shell.paging;
  override readonly nextPageLabel = this.texts.next;
  override readonly previousPageLabel = this.texts.previous;
  override readonly getRangeLabel = (page: number, pageSize: number, total: number): string => {
    const first = page * pageSize + 1;
    return this.texts.range(Math.min(first, total), Math.min(first + pageSize - 1, total), total);
  };
}
