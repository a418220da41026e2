import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormRoot, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { ConnectorAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { ConnectorsApi } from '../../data/connectors-api';
import type { Versioned } from '../../data/send';
import { FocusFirst } from '../../ui/focus/focus-first';
import { TextField } from '../../ui/form/text-field';
import { type Problem, toProblem } from '../../ui/problem/problem';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { NewerVersion } from '../../ui/stale/newer-version';
import { connectorFieldErrors } from '../kinds/connector-field-errors';
import { connectorRules } from '../kinds/connector-forms';
import { ConnectorSettings } from '../kinds/connector-settings';
import { connectorChange, type EnteredConnector, enteredFrom, keepsSecret } from '../kinds/entered-connector';

/**
 * Name, address and, where somebody enters one, a new secret. Only what differs is sent, and only over the version that the
 * form was opened with: when a newer one comes in meanwhile, both are shown, and nothing that was typed is lost.
 */
@Component({
  selector: 'app-edit-connector',
  imports: [ConnectorSettings, FocusFirst, FormRoot, MatButton, NewerVersion, ProblemPanel, TextField],
  templateUrl: './edit-connector.html',
  styleUrl: '../../ui/card/titled-card.scss',
})
export class EditConnector {
  private readonly api = inject(ConnectorsApi);
  protected readonly texts = inject(TEXTS).connectors;
  readonly connector = input.required<Versioned<ConnectorAnswer>>();
  readonly saved = output<boolean>();
  readonly cancelled = output();
  readonly stale = output();

  /** What the form builds on; the first version, until somebody decides about a newer one. */
  private readonly base = linkedSignal<Versioned<ConnectorAnswer>, Versioned<ConnectorAnswer>>({
    source: this.connector,
    computation: (now, previous) => previous?.value ?? now,
  });
  private readonly entered = linkedSignal<Versioned<ConnectorAnswer>, EnteredConnector>({
    source: this.connector,
    computation: ({ value }, previous) => previous?.value ?? enteredFrom(value),
  });
  protected readonly problem = signal<Problem | null>(null);
  protected readonly newer = computed(() => {
    const { value, etag } = this.connector();
    if (etag === this.base().etag) return null;
    const { name, url } = enteredFrom(value);
    return [
      { label: this.texts.form.name, value: name },
      ...(url ? [{ label: this.texts.settings.address, value: url }] : []),
    ];
  });

  protected readonly form = form(
    this.entered,
    (path) => {
      required(path.name, { message: this.texts.form.needName });
      connectorRules(path, { kind: () => this.answer().kind, secretStored: () => this.keepsSecret() }, this.texts);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly answer = computed(() => this.connector().value);
  protected readonly keepsSecret = computed(() => keepsSecret(this.answer(), this.entered()));

  protected takeTheirs(): void {
    this.entered.set(enteredFrom(this.answer()));
    this.keepMine();
  }

  protected keepMine(): void {
    this.base.set(this.connector());
    this.problem.set(null);
  }

  private async save(): Promise<ReturnType<typeof connectorFieldErrors>> {
    this.problem.set(null);
    const base = this.base();
    const change = connectorChange(base.value, this.entered());
    try {
      if (Object.keys(change).length > 0) await this.api.update(base.value.id, change, base.etag);
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === 'stale') this.stale.emit();
      this.problem.set(problem);
      return connectorFieldErrors(problem, this.form);
    }
    this.saved.emit('settings' in change || 'secret' in change);
    return [];
  }
}
