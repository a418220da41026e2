import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp, type RunningApp } from '../harness/start-app.js';

const PAGE = '<!doctype html><title>Calmirror</title>';

describe('the console', () => {
  const consoleFolder = mkdtempSync(join(tmpdir(), 'calmirror-console-'));
  let running: RunningApp;

  beforeAll(async () => {
    writeFileSync(join(consoleFolder, 'index.html'), PAGE);
    writeFileSync(join(consoleFolder, 'main-Ab3_x-9Q.js'), `// ${'x'.repeat(5000)}\n`);
    writeFileSync(join(consoleFolder, 'favicon.ico'), 'icon');
    running = await startApp({ mode: 'web', consoleFolder });
  });
  afterAll(async () => {
    await running.stop();
    rmSync(consoleFolder, { recursive: true });
  });

  it.each(['/', '/setup', '/pairs/0189?tab=events', '/no/such/page'])(
    'answers %s with its first page, which is asked for anew each time',
    async (path) => {
      const { status, text, headers } = await running.guest().get(path);
      expect([status, text, headers.get('cache-control')]).toEqual([200, PAGE, 'no-cache']);
      expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    },
  );

  it('lets what has a hash in its name be kept for a year, and sends it compressed', async () => {
    const { status, headers } = await running.guest().get('/main-Ab3_x-9Q.js', { 'accept-encoding': 'br' });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-encoding')).toBe('br');
    expect((await running.guest().get('/favicon.ico')).headers.get('cache-control')).toBe('no-cache');
  });

  it('sends no part of a page with what is said about pages', async () => {
    const { headers } = await running.guest().get('/main-Ab3_x-9Q.js');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    const sent = [...headers].reduce((sum, [name, value]) => sum + `${name}: ${value}\r\n`.length, 0);
    expect(sent).toBeLessThan(600);
    expect(headers.get('content-security-policy')).toBeNull();
  });

  it.each(['/api/nothing', '/feeds/nothing.ics', '/health/nothing'])('never answers %s', async (path) => {
    expect((await running.guest().get(path)).status).toBe(404);
  });

  it.each(['/../package.json', '/..%2f..%2fetc%2fpasswd', '/%2e%2e/secret-keys'])(
    'gives out no other file: %s',
    async (path) => {
      const { text } = await running.guest().get(path);
      expect(text).not.toMatch(/calmirror"|root:|base64/);
    },
  );
});
