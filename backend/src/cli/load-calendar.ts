import { readFile } from 'node:fs/promises';
import { decodeFeedText, HttpClient, parseNetwork } from '@calmirror/connectors';
import type { CommandWorld } from './command-world.js';
import { UsageError } from './usage-error.js';

/**
 * The text behind a file name or an address. Addresses go through the guarded client, like those of a connector.
 *
 * @throws ProviderError, or the error of the file system
 */
export async function loadCalendar(source: string, world: CommandWorld): Promise<string> {
  const url = /^webcals?:/iu.test(source) ? source.replace(/^webcals?:/iu, 'https:') : source;
  if (!/^https?:/iu.test(url)) return decodeFeedText(await readFile(source), null);
  const client = new HttpClient({
    allowedNetworks: allowedNetworks(world.allowedNetworks),
    userAgent: 'Calmirror',
    budget: { take: () => Promise.resolve() },
    observer: { onRequest: () => undefined },
    now: world.now,
  });
  try {
    const response = await client.get({
      url,
      account: { kind: 'ics', key: 'command-line' },
      headers: { accept: 'text/calendar, */*;q=0.5' },
      basic: null,
      signal: AbortSignal.timeout(60_000),
    });
    return decodeFeedText(response.body, response.header('content-type'));
  } finally {
    await client.close();
  }
}

function allowedNetworks(text: string): NonNullable<ReturnType<typeof parseNetwork>>[] {
  const names = text.split(',').filter((name) => name.trim() !== '');
  return names.map((name) => {
    const network = parseNetwork(name);
    if (!network) throw new UsageError(`ALLOWED_NETWORKS: "${name}" is no network`);
    return network;
  });
}
