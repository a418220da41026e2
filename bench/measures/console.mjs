import path from 'node:path';
import { chromium } from '@playwright/test';
import { root } from '../../scripts/bootstrap/root.mjs';
import { browser, browserArgs } from '../../scripts/lib/browser.mjs';
import { figure } from '../parts/figure.mjs';
import { Installation } from '../parts/installation.mjs';

/** Bytes over the wire, headers included, until the first page stands in a browser that has nothing kept. */
async function firstLoad(url) {
  const { executablePath, env } = await browser(path.join(root, '.cache'));
  const window = await chromium.launch({ executablePath, env: { ...process.env, ...env }, args: browserArgs });
  try {
    const page = await window.newPage();
    const devtools = await page.context().newCDPSession(page);
    let bytes = 0;
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await devtools.send('Network.enable');
    // Browsers ask for Brotli too, which is smaller; gzip is what every proxy in between can do.
    await devtools.send('Network.setExtraHTTPHeaders', { headers: { 'accept-encoding': 'gzip' } });
    const encodings = new Set();
    devtools.on('Network.responseReceived', ({ response }) => encodings.add(response.headers['content-encoding']));
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.getByRole('heading').first().waitFor();
    if (!encodings.has('gzip') || encodings.has('br')) throw new Error('The console did not come as gzip.');
    return bytes;
  } finally {
    await window.close();
  }
}

export async function measureConsole(surroundings) {
  const installation = await Installation.start(surroundings, { mode: 'web' });
  try {
    return [figure('console.first-load-bytes', await firstLoad(installation.url), 'bytes')];
  } finally {
    await installation.stop();
  }
}
