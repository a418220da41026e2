import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { toProblem } from '../ui/problem/problem';
import { PairsApi } from './pairs-api';

describe('what is sent', () => {
  let server: HttpTestingController;
  let pairs: PairsApi;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    [server, pairs] = [TestBed.inject(HttpTestingController), TestBed.inject(PairsApi)];
  });
  afterEach(() => server.verify());

  it('names the version that a change builds on, and answers with the new one', async () => {
    const changed = pairs.update('p', { enabled: false }, '"3"');
    const asked = server.expectOne({ method: 'PUT', url: '/api/pairs/p' });
    expect([asked.request.body, asked.request.headers.get('If-Match')]).toEqual([{ enabled: false }, '"3"']);
    asked.flush({ id: 'p' }, { headers: { ETag: '"4"' } });
    expect(await changed).toEqual({ value: { id: 'p' }, etag: '"4"' });
  });

  it('names no version where none is known', () => {
    void pairs.update('p', { enabled: false });
    expect(server.expectOne('/api/pairs/p').request.headers.has('If-Match')).toBe(false);
  });

  it('says what becomes of the mirrors', async () => {
    const removed = pairs.remove('p', 'keep');
    server
      .expectOne({ method: 'DELETE', url: '/api/pairs/p?mirrors=keep' })
      .flush(null, { status: 204, statusText: '' });
    expect(await removed).toBeNull();
  });

  it('fails with what can be read as a problem', async () => {
    const refused = pairs.approveDeletions('p').catch((error: unknown) => toProblem(error).code);
    server.expectOne('/api/pairs/p/deletions/approve').flush({ code: 'stale' }, { status: 412, statusText: 'no' });
    expect(await refused).toBe('stale');
  });
});
