import type { Type } from '@angular/core';
import type { IconName } from '../../ui/icons/icons';
import { AccountTarget } from './account-target';
import { PublishedTarget } from './published-target';
import type { TargetKind } from './target-kind';

interface TargetForm {
  readonly icon: IconName;
  /** What the kind asks for; it puts the answer into `Target`. */
  readonly form: Type<unknown>;
}

/** Another kind is another entry, and a form of its own. */
export const TARGET_FORMS: Readonly<Record<TargetKind, TargetForm>> = {
  published: { icon: 'publish', form: PublishedTarget },
  account: { icon: 'account', form: AccountTarget },
};
