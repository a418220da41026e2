import { Component } from '@angular/core';

/** Room for the first rows, as high as they will be; seen only when loading takes long enough to be noticed. */
@Component({
  selector: 'app-pairs-loading',
  template: `
    @for (row of rows; track row) {
      <div class="row"><span class="badge"></span><span class="name"></span><span class="counts"></span></div>
    }
  `,
  styleUrl: './pairs-loading.scss',
  host: { class: 'card', 'aria-hidden': 'true' },
})
export class PairsLoading {
  protected readonly rows = [1, 2, 3, 4, 5, 6];
}
