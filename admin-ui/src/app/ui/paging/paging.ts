import { Component, input, output } from '@angular/core';
import { MatPaginator, MatPaginatorIntl } from '@angular/material/paginator';
import { PagingWords } from './paging-words';

/** Turns the pages of a list, which are counted from 1. */
@Component({
  selector: 'app-paging',
  imports: [MatPaginator],
  providers: [{ provide: MatPaginatorIntl, useClass: PagingWords }],
  template: `
    <mat-paginator
      hidePageSize
      [length]="total()"
      [pageSize]="pageSize()"
      [pageIndex]="page() - 1"
      (page)="turned.emit($event.pageIndex + 1)"
    />
  `,
  styles: `
    mat-paginator {
      margin-top: var(--space-3);
      background: none;
    }
  `,
})
export class Paging {
  readonly total = input.required<number>();
  readonly pageSize = input.required<number>();
  readonly page = input.required<number>();
  readonly turned = output<number>();
}
