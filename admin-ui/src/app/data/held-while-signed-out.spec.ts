import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { holdUntilSignedIn } from '../session/hold-until-signed-in';
import { Session } from '../session/session';
import { action } from '../ui/action/action';
import { PairsApi } from './pairs-api';

const user = { id: 'u', email: 'ada@example.org', name: 'Ada' };

/** A person saves a form whose session has ended meanwhile. */
describe('what is saved after the session has ended', () => {
  let server: HttpTestingController;
  let session: Session;
  let pairs: PairsApi;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([holdUntilSignedIn])), provideHttpClientTesting()],
    });
    [server, session, pairs] = [
      TestBed.inject(HttpTestingController),
      TestBed.inject(Session),
      TestBed.inject(PairsApi),
    ];
    await signIn();
  });
  afterEach(() => server.verify());

  async function signIn(): Promise<void> {
    const done = session.signIn({ email: user.email, password: 'p' });
    server.expectOne({ method: 'POST', url: '/api/auth/session' }).flush({ user });
    await done;
  }
  const end = (url: string): void =>
    server.expectOne(url).flush({ code: 'unauthenticated' }, { status: 401, statusText: 'no' });

  it('is sent once more after signing in again, with its body and the version that it builds on', async () => {
    const saving = action(() => pairs.update('p', { name: 'half an hour of typing' }, '"7"'));
    const saved = saving.run();
    end('/api/pairs/p');
    await Promise.resolve();
    expect([session.interrupted(), saving.running(), saving.problem()]).toEqual([true, true, null]);
    await signIn();
    const again = server.expectOne({ method: 'PUT', url: '/api/pairs/p' });
    expect([again.request.body, again.request.headers.get('If-Match')]).toEqual([
      { name: 'half an hour of typing' },
      '"7"',
    ]);
    again.flush({ id: 'p' }, { headers: { ETag: '"8"' } });
    expect([await saved, saving.problem()]).toEqual([true, null]);
  });

  it('is not made twice by pressing again meanwhile', async () => {
    const making = action(() => pairs.create({ name: 'Rota', sourceCalendarId: 's', targetCalendarId: 't' }));
    void making.run();
    end('/api/pairs');
    expect(await making.run()).toBe(false);
    await signIn();
    server.expectOne({ method: 'POST', url: '/api/pairs' }).flush({ id: 'p' });
  });
});
