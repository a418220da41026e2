import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TEXTS } from '../../texts/texts';
import { namesOf } from '../subjects/names-of';
import { kindNamedBy, nameOfMember, valueInWords } from './member-words';
import type { Member, Value } from './record-diff';

/** Members of a record before and after, side by side; where there is no room for that, one below the other. */
@Component({
  selector: 'app-member-table',
  template: `
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">{{ texts.entry.member }}</th>
          <th role="columnheader" scope="col">{{ texts.entry.before }}</th>
          <th role="columnheader" scope="col">{{ texts.entry.after }}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        @for (row of rows(); track row.name) {
          <tr role="row" [class]="row.change">
            <th role="rowheader" scope="row">
              {{ row.name }} <span class="change">{{ row.mark }}</span>
            </th>
            <td role="cell" class="before" [attr.data-label]="texts.entry.before">
              @for (item of row.before; track $index) {
                <span class="item" [class.differs]="item.differs">{{ item.text }}</span>
              } @empty {
                <span class="quiet">{{ row.noBefore }}</span>
              }
            </td>
            <td role="cell" class="after" [attr.data-label]="texts.entry.after">
              @for (item of row.after; track $index) {
                <span class="item" [class.differs]="item.differs">{{ item.text }}</span>
              } @empty {
                <span class="quiet">{{ row.noAfter }}</span>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: './member-table.scss',
})
export class MemberTable {
  private readonly http = inject(HttpClient);
  protected readonly texts = inject(TEXTS).audit;
  readonly members = input.required<readonly Member[]>();

  /** Of what the members name by id, as far as it is there. */
  private readonly names = rxResource({
    params: () =>
      this.members().flatMap(({ path, before, after }) => {
        const kind = kindNamedBy(path);
        const values = [...(before ?? []), ...(after ?? [])].map(({ value }) => value);
        return kind === null ? [] : values.filter((id) => typeof id === 'string').map((id) => ({ kind, id }));
      }),
    stream: ({ params }) => namesOf(this.http, params),
    defaultValue: new Map<string, string>(),
  });

  protected readonly rows = computed(() =>
    this.members().map(({ path, change, before, after }) => ({
      name: nameOfMember(path, this.texts),
      change,
      mark: change === 'same' ? '' : this.texts.entry.changes[change],
      before: this.inWords(before),
      after: this.inWords(after),
      noBefore: before === null ? '–' : this.texts.values.empty,
      noAfter: after === null ? '–' : this.texts.values.empty,
    })),
  );

  private inWords(values: readonly Value[] | null): { text: string; differs: boolean }[] {
    const nameOf = (id: string): string | null => this.names.value().get(id) ?? null;
    return (values ?? []).map(({ value, differs }) => ({ text: valueInWords(value, this.texts, nameOf), differs }));
  }
}
