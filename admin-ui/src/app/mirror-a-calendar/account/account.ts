import { computed, inject, type Signal, signal } from '@angular/core';
import type { ConnectorAnswer, ConnectorUpdate, OAuthAttemptAnswer } from '@calmirror/contracts';
import type { ConnectorKind } from '@calmirror/contracts/closed-lists';
import { lastValueFrom, tap } from 'rxjs';
import { CHECKING, type Checking } from '../../checks/check-row';
import { ConnectorChecks } from '../../checks/connector-checks';
import { asksForConsent } from '../../connected/asks-for-consent';
import { Consent } from '../../connected/consent';
import {
  connectorChange,
  connectorInput,
  enteredFrom,
  type EnteredConnector,
  enteredSignIn,
  keepsSecret,
  NOTHING_ENTERED,
} from '../../connectors/kinds/entered-connector';
import { ConnectorsApi } from '../../data/connectors-api';
import { toProblem } from '../../ui/problem/problem';

/**
 * An account on its way into use: what was typed, the connector that was made of it, and what trying it found. A second
 * try changes the connector that the first one made. All that talks to the server fails with what `toProblem` reads. To be made where `inject` may be.
 */
export class Account {
  private readonly api = inject(ConnectorsApi);
  private readonly checks = inject(ConnectorChecks);
  private readonly stored = signal<ConnectorAnswer | null>(null);
  private readonly own = signal(false);
  private readonly kept = signal(false);
  private readonly found = signal<Checking | null>(null);
  private readonly answered = signal<OAuthAttemptAnswer | null>(null);
  private tried: EnteredConnector | null = null;

  /** Signing in at the provider, for the kinds that do. */
  readonly consent = new Consent();
  /** What came of the last sign-in there; null before the first. */
  readonly attempt: Signal<OAuthAttemptAnswer | null> = this.answered;

  readonly entered = signal(NOTHING_ENTERED);
  readonly connector: Signal<ConnectorAnswer | null> = this.stored;
  /** The connector was made here, or begun elsewhere and taken up here: it is to be answered for here. */
  readonly begun: Signal<boolean> = this.own;
  /** A sign-in that was not typed here is stored, and stays unless another is typed. */
  readonly keepsSecret: Signal<boolean> = computed(() => {
    const stored = this.stored();
    return this.kept() && stored !== null && keepsSecret(stored, this.entered());
  });
  /** Null before the first try. */
  readonly checking: Signal<Checking | null> = this.found;

  /** Stores what was typed, and tries it. True when every check passed; what has passed already is not tried again. */
  async connect(kind: ConnectorKind, unnamed: string): Promise<boolean> {
    const entered = this.entered();
    if (this.stored()?.kind === kind && this.found()?.ok && same(entered, this.tried)) return true;
    const signsInThere = enteredSignIn(kind, entered)?.access === 'account';
    const opened = signsInThere ? this.consent.open() : null;
    this.answered.set(null);
    this.found.set(signsInThere ? null : CHECKING);
    try {
      const connector = await this.made(kind, entered, unnamed).catch((error: unknown) => {
        opened?.close();
        throw error;
      });
      if (signsInThere && !(await this.letIn(connector, opened))) return false;
      if (entered.name.trim() === '' && kind !== 'imap') await this.nameAfterAccount(connector);
      this.found.set(CHECKING);
      const { ok } = await this.tryOut(this.stored() ?? connector);
      this.tried = entered;
      return ok === true;
    } catch (error) {
      this.found.set(null);
      throw error;
    }
  }

  /** Takes a connector that is there, and tries it as it is. */
  async take(connector: ConnectorAnswer): Promise<boolean> {
    if (this.stored()?.id === connector.id && this.found()?.ok) return true;
    await this.discard();
    this.stored.set(connector);
    this.found.set(CHECKING);
    try {
      return (await this.tryOut(connector)).ok === true;
    } catch (error) {
      this.found.set(null);
      throw error;
    }
  }

  /** Goes on with a connector that was begun and never worked, or that does not work any more. */
  async mend(connector: ConnectorAnswer, begun: boolean): Promise<void> {
    if (this.stored()?.id !== connector.id) await this.discard();
    this.stored.set(connector);
    this.own.set(begun);
    this.kept.set(connector.hasSecret);
    this.entered.set(enteredFrom(connector));
  }

  /** Lets the connector be; one that was begun here is removed. What was typed stays. */
  async discard(): Promise<void> {
    const connector = this.stored();
    if (connector && this.own()) {
      await this.api.remove(connector.id).catch((error: unknown) => {
        if (toProblem(error).code !== 'not-found') throw error;
      });
    }
    this.stored.set(null);
    this.own.set(false);
    this.kept.set(false);
    this.found.set(null);
    this.answered.set(null);
    this.tried = null;
  }

  private async made(kind: ConnectorKind, entered: EnteredConnector, unnamed: string): Promise<ConnectorAnswer> {
    if (this.stored() && this.stored()?.kind !== kind) await this.discard();
    const connector = await this.save(kind, entered, unnamed);
    this.stored.set(connector);
    return connector;
  }

  /** Whether the account lets Calmirror in: by an earlier consent, or one that is given now. */
  private async letIn(connector: ConnectorAnswer, opened: Window | null): Promise<boolean> {
    if (!asksForConsent(connector)) {
      opened?.close();
      return true;
    }
    const attempt = await this.consent.of(connector.id, opened);
    this.answered.set(attempt);
    return attempt?.outcome === 'connected';
  }

  /** What nobody gave a name is called after the account that has just let it in. */
  private async nameAfterAccount({ id, name }: ConnectorAnswer): Promise<void> {
    const mail = this.answered()?.outcome === 'connected' ? this.answered()?.detail : null;
    if (mail && mail !== name) this.stored.set((await this.api.update(id, { name: mail })).value);
  }

  private async save(kind: ConnectorKind, entered: EnteredConnector, unnamed: string): Promise<ConnectorAnswer> {
    const before = this.stored();
    const input = connectorInput(kind, entered, before?.name ?? unnamed);
    if (before) {
      const change = this.changeOf(before, { ...entered, name: input.name });
      if (Object.keys(change).length === 0) return before;
      try {
        return (await this.api.update(before.id, change)).value;
      } catch (error) {
        // Somebody has removed it meanwhile: what was typed is still good for another.
        if (toProblem(error).code !== 'not-found') throw error;
      }
    }
    const made = await this.api.create(input);
    this.own.set(true);
    this.kept.set(false);
    return made;
  }

  /** A sign-in that was typed here and taken out again is none; one that was stored before is kept. */
  private changeOf(before: ConnectorAnswer, entered: EnteredConnector): ConnectorUpdate {
    const change = connectorChange(before, entered);
    const takenOut = before.hasSecret && !this.kept() && entered.username === '' && entered.password === '';
    return takenOut ? { ...change, secret: null } : change;
  }

  private async tryOut(connector: ConnectorAnswer): Promise<Checking> {
    const checks = this.checks.run(connector.id).pipe(tap((checking) => this.found.set(checking)));
    const checking = await lastValueFrom(checks);
    // On the server too it is in use from now on.
    if (checking.ok) this.stored.set({ ...connector, status: 'active', statusReason: null });
    return checking;
  }
}

const same = (one: EnteredConnector, other: EnteredConnector | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
