import { Component, computed, DOCUMENT, inject, input, type OnInit } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { OAUTH_OUTCOMES, type OAuthOutcome } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../texts/texts';
import { Doorway } from '../session/doorway';
import { tellConnected } from './connected-channel';

/**
 * Where a provider's page leads back to, in the window that was opened for it or in place of the console. It says what came
 * of it, and tells the page that waits in another window, which it cannot reach otherwise. What went well needs no reader: a
 * window of its own then closes.
 */
@Component({
  selector: 'app-connected-page',
  imports: [Doorway, MatButton, RouterLink],
  template: `
    <app-doorway [title]="words().title" [lead]="words().says">
      <p>{{ texts.close }}</p>
      <div class="buttons">
        <a matButton="outlined" [routerLink]="back()">{{ connector() ? texts.back : texts.backToAll }}</a>
      </div>
    </app-doorway>
  `,
})
export class ConnectedPage implements OnInit {
  private readonly window = inject(DOCUMENT).defaultView;
  protected readonly texts = inject(TEXTS).connecting;
  /** In the address; anything else than an outcome is taken for an answer that belongs to nothing. */
  readonly outcome = input<string>();
  readonly attempt = input<string>();
  readonly connector = input<string>();

  private readonly known = computed<OAuthOutcome>(
    () => OAUTH_OUTCOMES.find((outcome) => outcome === this.outcome()) ?? 'attempt-unknown',
  );
  protected readonly words = computed(() => this.texts.outcomes[this.known()]);
  protected readonly back = computed(() => {
    const connector = this.connector();
    return connector ? ['/connectors', connector] : ['/connectors'];
  });

  ngOnInit(): void {
    const { attempt, connector } = { attempt: this.attempt(), connector: this.connector() };
    if (!attempt || !connector) return;
    tellConnected({ attempt, connector, outcome: this.known() });
    // A browser does so only in a window that was opened for this; the console's own stays.
    if (this.known() === 'connected') this.window?.close();
  }
}
