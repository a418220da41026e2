import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { MailboxQuota } from '@calmirror/contracts';
import { TEXTS } from '../../../../texts/texts';
import { Clock } from '../../../ui/time/clock';
import { clockFormat, TIME_OF_DAY } from '../../../ui/time/clock-format';
import { BudgetBar } from './budget-bar';
import { type LimitedQuota, quotaStanding } from './quota-use';

/** How much of the budget is used just now, what that means, and by which mailboxes where there are several. */
@Component({
  selector: 'app-quota-now',
  imports: [BudgetBar, MatIcon],
  templateUrl: './quota-now.html',
  styleUrl: './quota-now.scss',
})
export class QuotaNow {
  private readonly all = inject(TEXTS);
  private readonly clock = inject(Clock);
  protected readonly texts = this.all.quota;
  readonly quota = input.required<LimitedQuota>();

  protected readonly standing = computed(() => quotaStanding(this.quota(), this.clock.now()));
  protected readonly sentence = computed(() => {
    const { used, limit, windowSeconds, mailboxes } = this.quota();
    return mailboxes.length > 0
      ? this.texts.usedByBusiest(used, limit, windowSeconds)
      : this.texts.used(used, limit, windowSeconds);
  });
  protected readonly meaning = computed(() => {
    const { waitUntil } = this.quota();
    return this.standing() === 'waiting' && waitUntil !== null
      ? this.texts.waiting(this.timeOf(waitUntil))
      : this.texts.standings[this.standing()];
  });
  protected readonly mailboxes = computed(() =>
    this.quota().mailboxes.map((mailbox) => {
      const standing = this.standingOf(mailbox);
      const { waitUntil } = mailbox;
      const until = standing === 'waiting' && waitUntil !== null ? this.texts.waits(this.timeOf(waitUntil)) : '';
      return { ...mailbox, standing, until };
    }),
  );

  private readonly times = clockFormat(this.all.language, TIME_OF_DAY);

  private standingOf({ used, waitUntil }: MailboxQuota) {
    return quotaStanding({ ...this.quota(), used, waitUntil }, this.clock.now());
  }

  private timeOf(waitUntil: string): string {
    return this.times.format(Date.parse(waitUntil));
  }
}
