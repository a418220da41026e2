import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { AuditVerification } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { AuditApi } from '../data/audit-api';
import { action } from '../ui/action/action';
import { CopyButton } from '../ui/copy/copy-button';
import type { IconName } from '../ui/icons/icons';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { TimeAgo } from '../ui/time/time-ago';

/** Whether the log is as it was written: looked through once when it comes into sight, and again when told to. */
@Component({
  selector: 'app-chain-statement',
  imports: [CopyButton, MatButton, MatIcon, ProblemPanel, TimeAgo],
  templateUrl: './chain-statement.html',
  styleUrl: './chain-statement.scss',
})
export class ChainStatement {
  private readonly api = inject(AuditApi);
  protected readonly texts = inject(TEXTS).audit.chain;
  protected readonly found = signal<(AuditVerification & { readonly at: number }) | null>(null);
  protected readonly checking = action(async () => this.found.set({ ...(await this.api.verify()), at: Date.now() }));

  protected readonly look = computed<{ readonly icon: IconName; readonly state: string }>(() => {
    const { intact } = this.found() ?? {};
    if (intact === undefined) return { icon: 'audit', state: 'unknown' };
    return intact ? { icon: 'state-ok', state: 'intact' } : { icon: 'state-needs-attention', state: 'broken' };
  });
  protected readonly words = computed(() => {
    const found = this.found();
    if (!found) return this.texts.checking;
    return found.brokenAt === null ? this.texts.intact(found.entries) : this.texts.broken(found.brokenAt);
  });

  constructor() {
    void this.checking.run();
  }
}
