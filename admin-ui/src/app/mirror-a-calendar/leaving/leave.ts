import { type Injector, PendingTasks } from '@angular/core';
import { Session } from '../../session/session';
import type { NewPair } from '../new-pair';

/**
 * Whether the page may be left: nothing that was begun is left behind without a word. Calendars that were only looked at
 * are let go in any case.
 */
export function leave(pair: NewPair, injector: Injector): boolean | Promise<boolean> {
  const signedOut = injector.get(Session).user() === null;
  if (signedOut || pair.pair() || (pair.furthest() === 0 && !pair.leftBehind())) return true;
  return ask(pair, injector);
}

async function ask(pair: NewPair, injector: Injector): Promise<boolean> {
  const loaded = injector.get(PendingTasks).add();
  const { askInDialog } = await import('./leaving-dialog').finally(loaded);
  const accounts = pair.begun().flatMap((account) => {
    const connector = account.connector();
    return connector ? [{ name: connector.name, works: account.checking()?.ok === true }] : [];
  });
  const leaving = await askInDialog(injector, accounts);
  if (leaving === 'stay') return false;
  await pair.undo(leaving === 'remove');
  return true;
}
