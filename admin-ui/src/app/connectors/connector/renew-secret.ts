import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, FormRoot, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { ConnectorAnswer, ConnectorUpdate } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { ConnectorsApi } from '../../data/connectors-api';
import type { Versioned } from '../../data/send';
import { action } from '../../ui/action/action';
import { FocusFirst } from '../../ui/focus/focus-first';
import { type Problem, toProblem } from '../../ui/problem/problem';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { connectorFieldErrors } from '../kinds/connector-field-errors';
import { CONNECTOR_FORMS, type ConnectorForm, hasForm } from '../kinds/connector-forms';
import { NOTHING_ENTERED } from '../kinds/entered-connector';
import { SignInFields } from '../kinds/sign-in-fields';

/** A new user name and password, and nothing else, sent to take the place of what is stored. */
@Component({
  selector: 'app-renew-secret',
  imports: [FocusFirst, FormRoot, MatButton, ProblemPanel, SignInFields],
  template: `
    <form appFocusFirst [formRoot]="form">
      <p class="quiet">{{ texts.signIn.lead }}</p>
      @if (problem() ?? forgetting.problem(); as problem) {
        <app-problem-panel [problem]="problem" />
      }
      <app-sign-in-fields [fields]="form" />
      <div class="buttons">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>
          {{ form().submitting() ? texts.saving : texts.signIn.save }}
        </button>
        @if (forgettable()) {
          <button
            matButton="outlined"
            type="button"
            [disabled]="forgetting.running()"
            disabledInteractive
            (click)="forgetting.run()"
          >
            {{ texts.signIn.forget }}
          </button>
        }
        <button matButton type="button" (click)="cancelled.emit()">{{ texts.cancel }}</button>
      </div>
    </form>
  `,
  styleUrl: '../../ui/card/titled-card.scss',
})
export class RenewSecret {
  private readonly api = inject(ConnectorsApi);
  protected readonly texts = inject(TEXTS).connectors;
  readonly connector = input.required<Versioned<ConnectorAnswer>>();
  readonly saved = output();
  readonly cancelled = output();
  readonly stale = output();

  private readonly entered = signal(NOTHING_ENTERED);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly form = form(
    this.entered,
    (path) => {
      required(path.username, { message: this.texts.form.needUsername });
      required(path.password, { message: this.texts.form.needPassword });
    },
    { submission: { action: () => this.renew() } },
  );
  protected readonly forgettable = computed(() => {
    const { kind, hasSecret } = this.connector().value;
    const asked: ConnectorForm | null = hasForm(kind) ? CONNECTOR_FORMS[kind] : null;
    return hasSecret && asked?.signIn === 'optional';
  });
  protected readonly forgetting = action(async () => {
    await this.send({ secret: null });
    this.saved.emit();
  });

  private async renew(): Promise<ReturnType<typeof connectorFieldErrors>> {
    this.problem.set(null);
    const { username, password } = this.entered();
    try {
      await this.send({ secret: { username, password } });
    } catch (error) {
      const problem = toProblem(error);
      this.problem.set(problem);
      return connectorFieldErrors(problem, this.form);
    }
    this.saved.emit();
    return [];
  }

  private async send(change: ConnectorUpdate): Promise<void> {
    const { value, etag } = this.connector();
    try {
      await this.api.update(value.id, change, etag);
    } catch (error) {
      if (toProblem(error).code === 'stale') this.stale.emit();
      throw error;
    }
  }
}
