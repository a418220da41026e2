import type { Texts } from '../../texts/texts';
import type { NewPair } from './new-pair';
import type { Step } from './steps';

/** What was chosen at a step, in a few words; empty before something is. */
export function saidOf(step: Step, pair: NewPair, texts: Texts): string {
  const { account, target, said } = texts.mirrorACalendar;
  switch (step) {
    case 'account': {
      const connector = pair.account.connector();
      return connector && pair.done().account ? `${connector.name} (${account.kinds[connector.kind]})` : '';
    }
    case 'calendar': {
      const calendar = pair.source.calendar();
      return calendar ? said.calendar(calendar) : '';
    }
    case 'target': {
      const choice = pair.target.choice();
      if (!choice) return '';
      const name = 'calendar' in choice ? said.calendar(choice.calendar) : pair.targetName();
      return target.said(name, choice.kind === 'account' ? choice.connector.name : null);
    }
    case 'privacy':
      return texts.policy.editor.presets[pair.policy().preset].title;
    case 'filters':
      return said.filters(pair.filters().length);
    case 'start':
      return '';
  }
}
