import { Component, computed, type ElementRef, inject, input, model, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ConnectorAnswer } from '@calmirror/contracts';
import { oauthSignIn } from '@calmirror/contracts/oauth-sign-in';
import { TEXTS } from '../../../texts/texts';
import type { Versioned } from '../../data/send';
import { Facts } from '../../ui/facts/facts';
import { TimeAgo } from '../../ui/time/time-ago';
import { CONNECTOR_FORMS, type ConnectorForm, hasForm } from '../kinds/connector-forms';
import { KindLabel } from '../kind-label';
import { mailboxFrom } from '../kinds/entered-mailbox';
import { EditConnector } from './edit-connector';
import { mailboxFacts } from './mailbox-facts';
import { RenewSecret } from './renew-secret';

/** What the settings of a connector are being looked at for. */
export type SettingsMode = 'facts' | 'edit' | 'sign-in';

/** The settings of a connector, to be read, changed, or signed in anew with. */
@Component({
  selector: 'app-settings-card',
  imports: [EditConnector, Facts, KindLabel, MatButton, RenewSecret, TimeAgo],
  templateUrl: './settings-card.html',
  styleUrl: '../../ui/card/titled-card.scss',
})
export class SettingsCard {
  protected readonly texts = inject(TEXTS).connectors;
  readonly connector = input.required<Versioned<ConnectorAnswer>>();
  readonly mode = model.required<SettingsMode>();
  /** Something was saved; true when that has to prove itself: another address, another secret. */
  readonly saved = output<boolean>();
  /** The version is an older one than the server's. */
  readonly stale = output();

  protected readonly answer = computed(() => this.connector().value);
  protected readonly address = computed(() => {
    const url = this.answer().settings['url'];
    return typeof url === 'string' ? url : null;
  });
  protected readonly mailbox = computed(() => {
    const { kind, settings } = this.answer();
    return kind === 'imap' ? mailboxFacts(mailboxFrom(settings), this.texts.mailbox) : [];
  });
  protected readonly organisation = computed(() => this.answer().settings['access'] === 'organisation');
  protected readonly abilities = computed(() => this.texts.abilities(this.answer().capabilities));
  protected readonly signsIn = computed(() => {
    const { kind } = this.answer();
    const form: ConnectorForm | null = hasForm(kind) ? CONNECTOR_FORMS[kind] : null;
    return form !== null && form.signIn !== 'none' && oauthSignIn(this.answer()) === null;
  });

  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');

  /** The form goes, and the focus with it: it goes on where the card begins. */
  protected close(): void {
    this.mode.set('facts');
    this.title().nativeElement.focus({ preventScroll: true });
  }

  protected done(reachesAnew: boolean): void {
    this.close();
    this.saved.emit(reachesAnew);
  }

  protected readonly at = (time: string): number => Date.parse(time);
}
