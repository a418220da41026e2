import { computed, DestroyRef, effect, inject, linkedSignal, type Signal, signal, untracked } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import type { GuessedMailServer, GuessedMailServers } from '@calmirror/contracts';
import { MailSettingsApi } from '../../data/mail-settings-api';
import type { EnteredConnector } from './entered-connector';
import { isMailAddress } from './entered-mailbox';

/** A person who types has come to an end. */
const PAUSE_MS = 500;

interface Looked {
  readonly address: string;
  /** Null where it could not be found out. */
  readonly found: GuessedMailServers | null;
}

/**
 * Where the mailbox may be whose address is being entered: looked for once somebody has written it, and put into the form
 * unless they have named another server. To be made where `inject` may be.
 */
export class MailServerGuess {
  private readonly api = inject(MailSettingsApi);
  private readonly looked = signal<Looked | null>(null);
  private readonly asked = signal<string | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The host that was put into the form: another that stands there is somebody's own. */
  private put = '';

  /** The address of a mailbox whose server stood in the form from the beginning: that one is not to be looked for. */
  readonly begunWith = computed(() =>
    untracked(() => {
      const { mail, host } = this.fields().mailbox;
      return host().value() === '' ? null : mail().value().trim();
    }),
  );
  private readonly address = computed(() => {
    const mail = this.fields().mailbox.mail().value().trim();
    return isMailAddress(mail) && mail !== this.begunWith() && this.enabled() ? mail : null;
  });
  /** It is looked for as soon as there is an address. */
  readonly idle = computed(() => this.enabled() && this.begunWith() === null && this.address() === null);
  /** Of the address that stands there now. */
  private readonly current = computed(() => (this.looked()?.address === this.address() ? this.looked() : null));
  readonly found = computed(() => this.current()?.found ?? null);
  readonly looking = computed(() => this.address() !== null && this.asked() === this.address() && !this.current());
  /** It was looked for, and nothing came of it. */
  readonly failed = computed(() => this.current() !== null && this.found() === null);
  /** How it is to be signed in to, by what stands in the form. */
  readonly signIn = computed(() => this.fields().mailbox.signIn().value());
  /** Others than the one that stands in the form. */
  readonly others = computed<readonly GuessedMailServer[]>(() => {
    const host = this.fields().mailbox.host().value().trim();
    return (this.found()?.items ?? []).filter((one) => one !== this.taken() && one.host !== host);
  });
  /** The one that was put into the form. */
  readonly taken = linkedSignal<Looked | null, GuessedMailServer | null>({
    source: this.current,
    computation: () => null,
  });

  /** @param enabled looks only while this is true */
  constructor(
    private readonly fields: Signal<FieldTree<EnteredConnector>>,
    private readonly enabled: Signal<boolean>,
  ) {
    effect(() => {
      const address = this.address();
      clearTimeout(this.timer);
      if (address !== null) this.timer = setTimeout(() => this.look(address), PAUSE_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** At once, where somebody has gone on to the next field. */
  lookNow(): void {
    const address = this.address();
    clearTimeout(this.timer);
    if (address !== null) this.look(address);
  }

  take(server: GuessedMailServer): void {
    const { mailbox, username } = this.fields();
    mailbox.host().value.set(server.host);
    mailbox.port().value.set(server.port);
    mailbox.security().value.set(server.security);
    username().value.set(server.username === mailbox.mail().value().trim() ? '' : server.username);
    this.taken.set(server);
    this.put = server.host;
  }

  private look(address: string): void {
    if (untracked(this.asked) === address) return;
    this.asked.set(address);
    void this.answerFor(address);
  }

  private async answerFor(address: string): Promise<void> {
    const found = await this.api.guess(address).catch(() => null);
    if (this.asked() !== address) return;
    const { host } = this.fields().mailbox;
    const own = host().value() !== '' && host().value() !== this.put;
    this.looked.set({ address, found });
    if (own) return;
    const [best] = found?.items ?? [];
    if (best) this.take(best);
    else host().value.set('');
  }
}
