import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { setupOpen, signedIn, signedOut } from './guards';

@Component({ template: '' })
class AnyPage {}

const user = { id: 'u', email: 'ada@example.org', name: 'Ada' };

describe('the doors', () => {
  let server: HttpTestingController;
  let harness: RouterTestingHarness;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'setup', canActivate: [setupOpen], component: AnyPage },
          { path: 'sign-in', canActivate: [signedOut], component: AnyPage },
          { path: 'unavailable', component: AnyPage },
          { path: '**', canActivate: [signedIn], component: AnyPage },
        ]),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
  });

  /** Answers what the guards ask, as a server in this state does, until the page is reached; gives its address. */
  async function open(
    url: string,
    state: { signedIn?: boolean; setupRequired?: boolean; down?: boolean },
  ): Promise<string> {
    let there = false;
    const way = harness.navigateByUrl(url).finally(() => (there = true));
    while (!there) {
      for (const asked of server.match(() => true)) {
        if (state.down) asked.flush({ code: 'not-ready' }, { status: 503, statusText: 'no' });
        else if (asked.request.url === '/api/setup') asked.flush({ required: state.setupRequired ?? false });
        else if (state.signedIn) asked.flush({ user });
        else asked.flush({ code: 'unauthenticated' }, { status: 401, statusText: 'no' });
      }
      await Promise.resolve();
    }
    await way;
    return TestBed.inject(Router).url;
  }

  it.each([
    ['/pairs', { signedIn: true }, '/pairs'],
    ['/pairs?page=3', {}, '/sign-in?return=%2Fpairs%3Fpage%3D3'],
    ['/', {}, '/sign-in'],
    ['/pairs', { setupRequired: true }, '/setup'],
    ['/pairs', { down: true }, '/unavailable'],
    ['/sign-in', {}, '/sign-in'],
    ['/sign-in', { signedIn: true }, '/'],
    ['/sign-in', { setupRequired: true }, '/setup'],
    ['/setup#token=x', { setupRequired: true }, '/setup#token=x'],
    ['/setup#token=x', {}, '/sign-in'],
    ['/setup', { down: true }, '/unavailable'],
  ])('%s, with a server that says %j, opens %s', async (url, state, expected) => {
    expect(await open(url, state)).toBe(expected);
  });
});
