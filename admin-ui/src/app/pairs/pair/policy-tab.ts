import { Component, inject } from '@angular/core';
import { type PolicySettings, validatePolicy } from '@calmirror/core';
import { TEXTS } from '../../../texts/texts';
import { PolicyEditor } from '../../policy/policy-editor';
import { PolicyWords } from '../../policy/policy-words';
import type { Unsaved } from './edit/ask-before-leaving';
import { pairDraft } from './edit/pair-draft';
import { SaveBar } from './edit/save-bar';
import { StalePanel } from './edit/stale-panel';
import { OpenPair } from './open-pair';
import { SourcePreview } from './source-preview';

/** What others see of the pair's events, with what it makes of the next ones beside it. */
@Component({
  selector: 'app-policy-tab',
  imports: [PolicyEditor, PolicyWords, SaveBar, SourcePreview, StalePanel],
  templateUrl: './policy-tab.html',
  styleUrl: './edit/edit-tab.scss',
})
export class PolicyTab implements Unsaved {
  private readonly all = inject(TEXTS).pairs.page;
  protected readonly title = this.all.tabs.policy;
  protected readonly texts = this.all.policy;
  protected readonly open = inject(OpenPair);
  protected readonly draft = pairDraft<PolicySettings>({
    part: ({ policy }) => policy,
    change: (policy) => ({ policy }),
    valid: (policy) => validatePolicy(policy).length === 0,
    saved: this.all.edit.saved,
  });
  readonly dirty = this.draft.dirty;
}
