import { Component, inject } from '@angular/core';
import { type Filter, validateFilters } from '@calmirror/core';
import { TEXTS } from '../../../texts/texts';
import { FilterEditor } from '../../policy/filter-editor';
import { FilterWords } from '../../policy/filter-words';
import type { Unsaved } from './edit/ask-before-leaving';
import { pairDraft } from './edit/pair-draft';
import { SaveBar } from './edit/save-bar';
import { StalePanel } from './edit/stale-panel';
import { OpenPair } from './open-pair';
import { SourcePreview } from './source-preview';

/** Which of the pair's events are not mirrored, with which of the next ones that would be beside it. */
@Component({
  selector: 'app-filters-tab',
  imports: [FilterEditor, FilterWords, SaveBar, SourcePreview, StalePanel],
  templateUrl: './filters-tab.html',
  styleUrl: './edit/edit-tab.scss',
})
export class FiltersTab implements Unsaved {
  private readonly all = inject(TEXTS).pairs.page;
  protected readonly title = this.all.tabs.filters;
  protected readonly texts = this.all.filters;
  protected readonly open = inject(OpenPair);
  protected readonly draft = pairDraft<readonly Filter[]>({
    part: ({ filters }) => filters,
    change: (filters) => ({ filters: [...filters] }),
    valid: (filters) => validateFilters(filters).length === 0,
    saved: this.all.edit.saved,
  });
  readonly dirty = this.draft.dirty;
}
