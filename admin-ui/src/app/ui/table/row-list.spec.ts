import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { settled } from '../../../../test/settled';
import { RowHeads, RowList, RowTemplate } from './row-list';
import type { RowSource } from './row-source';

interface Thing {
  readonly name: string;
}

@Component({
  selector: 'app-list-sample',
  imports: [RowHeads, RowList, RowTemplate],
  template: `
    <app-row-list label="Things" columns="1fr" [source]="source">
      <ng-template appRowHeads><span role="columnheader">Name</span></ng-template>
      <ng-template [appRow]="source" let-row let-index="index">
        <span role="cell">{{ index }}: {{ row.name }}</span>
      </ng-template>
    </app-row-list>
  `,
})
class ListSample {
  readonly rows = signal<readonly (Thing | undefined)[] | null>(null);
  readonly source: RowSource<Thing> = { rows: this.rows, need: () => undefined };
}

describe('RowList', () => {
  let fixture: ComponentFixture<ListSample>;
  beforeEach(async () => {
    fixture = TestBed.createComponent(ListSample);
    await settled(fixture);
  });
  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  async function show(rows: readonly (Thing | undefined)[]): Promise<void> {
    fixture.componentInstance.rows.set(rows);
    await settled(fixture);
  }

  it('shows room for rows before the first answer', () => {
    expect(element().querySelector('app-skeleton')).not.toBeNull();
  });

  it('draws what is in sight of 10,000 rows, and says how many there are', async () => {
    await show(Array.from({ length: 10_000 }, (_, index) => ({ name: `thing ${index}` })));
    const cells = [...element().querySelectorAll('[role=cell]')].map(({ textContent }) => textContent);
    expect(cells[0]).toBe('0: thing 0');
    expect(cells.length).toBeLessThan(100);
    expect(element().querySelector('[role=table]')?.getAttribute('aria-rowcount')).toBe('10001');
    expect(element().querySelectorAll('[role=row]')[1]?.getAttribute('aria-rowindex')).toBe('2');
  });

  it('leaves room for a row that has not come yet', async () => {
    await show([undefined, { name: 'late' }]);
    const cells = [...element().querySelectorAll('[role=cell]')];
    expect(cells.map(({ textContent }) => textContent)).toEqual(['', '1: late']);
    expect(cells[0]?.querySelector('app-skeleton')).not.toBeNull();
  });
});
