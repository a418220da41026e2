import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { MAIL_SECURITIES, MAIL_SIGN_INS, type MailSignIn, type OAuthKind } from '@calmirror/contracts/closed-lists';
import type { SenderTrust } from '@calmirror/core';
import { TEXTS } from '../../../texts/texts';
import { LinesField } from '../../ui/form/lines-field';
import { NumberField } from '../../ui/form/number-field';
import { PasswordField } from '../../ui/form/password-field';
import { RadioCards } from '../../ui/form/radio-cards';
import { SelectField } from '../../ui/form/select-field';
import { TextField } from '../../ui/form/text-field';
import type { EnteredConnector } from './entered-connector';
import { TRUSTS } from './entered-mailbox';
import { GuessedServer } from './guessed-server';
import { MailServerGuess } from './mail-server-guess';
import { OAuthSettings } from './oauth-settings';
import { SignInFields } from './sign-in-fields';

/**
 * What a mailbox needs: mostly its address and a password, from which all else follows. The server that was found is shown, and
 * can be named by hand; who is believed and how far back is read is out of the way until somebody asks for it.
 */
@Component({
  selector: 'app-mailbox-settings',
  imports: [
    GuessedServer,
    LinesField,
    NumberField,
    OAuthSettings,
    PasswordField,
    RadioCards,
    SelectField,
    SignInFields,
    TextField,
  ],
  templateUrl: './mailbox-settings.html',
  styleUrls: ['./settings.scss', './mailbox-settings.scss'],
})
export class MailboxSettings {
  private readonly all = inject(TEXTS).connectors;
  protected readonly words = this.all.mailbox;
  protected readonly form = this.all.form;
  readonly fields = input.required<FieldTree<EnteredConnector>>();
  readonly secretStored = input(false);

  protected readonly mailbox = computed(() => this.fields().mailbox);
  protected readonly guess = new MailServerGuess(
    this.fields,
    computed(() => !this.secretStored()),
  );
  protected readonly securities = MAIL_SECURITIES.map((value) => ({ value, label: this.words.securities[value] }));
  protected readonly signIns = MAIL_SIGN_INS.map((value) => ({ value, ...this.words.signIns[value] }));
  protected readonly signIn = computed(() => this.mailbox().signIn().value());
  /** Null where a password opens the mailbox. */
  protected readonly provider = computed<OAuthKind | null>(() => {
    const signIn = this.signIn();
    return signIn === 'password' ? null : signIn;
  });
  protected readonly trusts = TRUSTS.map((value) => ({ value, ...this.words.trusts[value] }));
  protected readonly trust = computed(() => this.mailbox().trust().value());
  protected readonly unconfirmed = computed(
    () => this.trust() === 'strict' && this.mailbox().authservId().value().trim() === '',
  );

  private readonly serverFaults = computed(() => {
    const { host, port } = this.mailbox();
    return [host(), port()].some((field) => field.touched() && field.invalid());
  });
  /** Opened for what is to be looked at; it is the reader's to close again. */
  protected readonly serverOpen = linkedSignal(() => {
    const { begunWith, failed, found, taken } = this.guess;
    const asked = failed() || found()?.obstacle === 'needs-bridge' || taken()?.source === 'guess';
    return this.secretStored() || begunWith() !== null || asked || this.serverFaults();
  });
  protected readonly furtherOpen = linkedSignal(() => {
    const { folder, aliases, authservId, lookBackDays } = this.mailbox();
    return [folder(), aliases(), authservId(), lookBackDays()].some((field) => field.touched() && field.invalid());
  });

  protected chooseSignIn(signIn: MailSignIn): void {
    this.mailbox().signIn().value.set(signIn);
  }

  protected choose(trust: SenderTrust): void {
    this.mailbox().trust().value.set(trust);
  }
}
