import { HttpClient } from '@angular/common/http';
import { inject, Injectable, type Signal, signal } from '@angular/core';
import type { Credentials, FirstAdministrator, SessionState, SetupState, SignedInUser } from '@calmirror/contracts';
import { firstValueFrom, type Observable, Subject, take } from 'rxjs';
import { toProblem } from '../ui/problem/problem';

const SESSION = '/api/auth/session';
const SETUP = '/api/setup';

/**
 * Who is signed in, as this page knows it; the server has the last word with each request. A session that ends while
 * a page is open is *interrupted*: the page stays as it is, and goes on once the same person has signed in again.
 * All methods that talk to the server throw a `Problem`'s cause (HttpErrorResponse) as it came.
 */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly current = signal<SignedInUser | null>(null);
  private readonly held = signal(false);
  private readonly resumed = new Subject<void>();

  readonly user: Signal<SignedInUser | null> = this.current;
  readonly interrupted: Signal<boolean> = this.held;

  /** Asks the server who is signed in, unless that is known. Null when nobody is. */
  async restore(): Promise<SignedInUser | null> {
    if (this.current()) return this.current();
    try {
      const { user } = await firstValueFrom(this.http.get<SessionState>(SESSION));
      this.current.set(user);
    } catch (error) {
      if (toProblem(error).code !== 'unauthenticated') throw error;
    }
    return this.current();
  }

  /** Whether the first administrator is still to be made. */
  async setupRequired(): Promise<boolean> {
    return (await firstValueFrom(this.http.get<SetupState>(SETUP))).required;
  }

  async setUp(input: FirstAdministrator): Promise<void> {
    this.begin(await firstValueFrom(this.http.post<SessionState>(SETUP, input)));
  }

  async signIn(input: Credentials): Promise<void> {
    this.begin(await firstValueFrom(this.http.post<SessionState>(SESSION, input)));
  }

  async signOut(): Promise<void> {
    try {
      await firstValueFrom(this.http.delete(SESSION));
    } catch (error) {
      if (toProblem(error).code !== 'unauthenticated') throw error;
    }
    this.forget();
  }

  /** Holds the page. Emits once, when the person has signed in again. */
  interrupt(): Observable<void> {
    this.held.set(true);
    return this.resumed.pipe(take(1));
  }

  /** Gives up an interrupted session: what waits for it is never answered, and its page is left. */
  forget(): void {
    this.held.set(false);
    this.current.set(null);
  }

  private begin({ user }: SessionState): void {
    this.current.set(user);
    this.held.set(false);
    this.resumed.next();
  }
}
