import { DOCUMENT } from '@angular/common';
import { inject, type Signal, signal } from '@angular/core';
import type { OAuthAttemptAnswer, OAuthStarted } from '@calmirror/contracts';
import { filter, firstValueFrom, merge, Subject, switchMap, takeUntil, timer } from 'rxjs';
import { ConnectorsApi } from '../data/connectors-api';
import { toldConnected } from './connected-channel';

/** How often the server is asked what came of it, for windows that do not hear each other. */
const ASK_MS = 2_000;
const WINDOW = 'popup,width=560,height=720';

/** A sign-in that is under way in another window. */
export interface Waiting {
  /** The provider's page: to be opened again where somebody has closed it. */
  readonly url: string;
}

/**
 * Lets a person sign in at the provider in a window of its own, and waits for what comes of it. To be made where `inject`
 * may be.
 */
export class Consent {
  private readonly api = inject(ConnectorsApi);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly under = signal<Waiting | null>(null);
  private readonly given = new Subject<void>();

  /** Null while nobody is waited for. */
  readonly waiting: Signal<Waiting | null> = this.under;

  /** A window for the provider's page, empty yet. To be called in the click itself: a browser opens none for anything else. */
  open(): Window | null {
    return this.window?.open('', '_blank', WINDOW) ?? null;
  }

  /**
   * @param opened where that is null, the provider's page takes the place of this one, and nothing comes back here
   * @returns null where waiting was given up, or nobody answered in time
   */
  async of(connectorId: string, opened: Window | null): Promise<OAuthAttemptAnswer | null> {
    try {
      const started = await this.api.startConsent(connectorId);
      if (opened === null) this.window?.location.assign(started.authorizationUrl);
      else opened.location.href = started.authorizationUrl;
      this.under.set({ url: started.authorizationUrl });
      return await this.outcome(started);
    } catch (error) {
      opened?.close();
      throw error;
    } finally {
      this.under.set(null);
    }
  }

  openAgain(): void {
    const waiting = this.under();
    if (waiting) this.window?.open(waiting.url, '_blank', WINDOW);
  }

  giveUp(): void {
    this.given.next();
  }

  private async outcome({ attemptId, expiresAt }: OAuthStarted): Promise<OAuthAttemptAnswer | null> {
    const told = toldConnected().pipe(filter(({ attempt }) => attempt === attemptId));
    const asked = merge(told, timer(ASK_MS, ASK_MS)).pipe(
      switchMap(() => this.api.attempt(attemptId)),
      filter(({ outcome }) => outcome !== null),
      takeUntil(merge(this.given, timer(Math.max(0, Date.parse(expiresAt) - Date.now()) + ASK_MS))),
    );
    return firstValueFrom(asked, { defaultValue: null });
  }
}
