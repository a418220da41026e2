import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { toProblem } from '../ui/problem/problem';
import { holdUntilSignedIn } from './hold-until-signed-in';
import { Session } from './session';

const user = { id: 'u', email: 'ada@example.org', name: 'Ada' };

describe('a request whose session has ended', () => {
  let http: HttpClient;
  let server: HttpTestingController;
  let session: Session;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([holdUntilSignedIn])), provideHttpClientTesting()],
    });
    [http, server, session] = [
      TestBed.inject(HttpClient),
      TestBed.inject(HttpTestingController),
      TestBed.inject(Session),
    ];
  });
  afterEach(() => server.verify());

  const end = (url: string): void =>
    server.expectOne(url).flush({ code: 'unauthenticated' }, { status: 401, statusText: 'no' });
  const signIn = async (): Promise<void> => {
    const done = session.signIn({ email: user.email, password: 'p' });
    server.expectOne({ method: 'POST', url: '/api/auth/session' }).flush({ user });
    await done;
  };

  it('waits until the person has signed in again, and is then answered as if nothing had been', async () => {
    await signIn();
    const answers: unknown[] = [];
    http.put('/api/pairs/1', { name: 'half an hour of typing' }).subscribe((answer) => answers.push(answer));
    end('/api/pairs/1');
    expect([session.interrupted(), answers]).toEqual([true, []]);
    await signIn();
    expect(session.interrupted()).toBe(false);
    const again = server.expectOne({ method: 'PUT', url: '/api/pairs/1' });
    expect(again.request.body).toEqual({ name: 'half an hour of typing' });
    again.flush('saved');
    expect(answers).toEqual(['saved']);
  });

  it('waits through a wrong password', async () => {
    await signIn();
    let answered = false;
    http.get('/api/pairs').subscribe(() => (answered = true));
    end('/api/pairs');
    const refused = expect(session.signIn({ email: user.email, password: 'wrong' })).rejects.toBeDefined();
    server.expectOne('/api/auth/session').flush({ code: 'invalid-credentials' }, { status: 401, statusText: 'no' });
    await refused;
    expect([session.interrupted(), answered]).toEqual([true, false]);
  });

  it('is not held for somebody who was not signed in', () => {
    let problem = '';
    http.get('/api/pairs').subscribe({ error: (error: unknown) => (problem = toProblem(error).code) });
    end('/api/pairs');
    expect([problem, session.interrupted()]).toEqual(['unauthenticated', false]);
  });

  it('passes on what failed for another reason', async () => {
    await signIn();
    let problem = '';
    http.get('/api/pairs').subscribe({ error: (error: unknown) => (problem = toProblem(error).code) });
    server.expectOne('/api/pairs').flush({ code: 'internal' }, { status: 500, statusText: 'no' });
    expect([problem, session.interrupted()]).toEqual(['internal', false]);
  });

  it('is no obstacle to signing out', async () => {
    await signIn();
    const out = session.signOut();
    end('/api/auth/session');
    await out;
    expect([session.user(), session.interrupted()]).toEqual([null, false]);
  });
});
