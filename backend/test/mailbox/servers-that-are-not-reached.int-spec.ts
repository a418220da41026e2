import type { ConnectorAnswer, ConnectorCheckAnswer } from '@calmirror/contracts';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { makeConnector } from '../harness/calendars-in-use.js';
import type { Client } from '../harness/client.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

describe('mail servers that are not reached', () => {
  let running: RunningApp;
  let client: Client;
  let server: Server;
  let connections = 0;

  beforeAll(async () => {
    server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    running = await startApp({ mode: 'web', env: { ALLOWED_NETWORKS: '' } });
    client = await running.client();
  });
  afterAll(async () => {
    await running.stop();
    await new Promise((resolve) => server.close(resolve));
  });

  const refusal = async (settings: object): Promise<[string, string | null]> => {
    const secret = { username: 'me@example.org', password: 'violet-harbour' };
    const { id } = await makeConnector(client, { kind: 'imap', name: 'Invitations', settings, secret });
    const answer = await client.post(`/api/connectors/${id}/validate`);
    const { ok, checks } = answer.json<ConnectorCheckAnswer>();
    const failed = checks.find((check) => !check.ok);
    expect([ok, answer.text.includes('violet-harbour')]).toEqual([false, false]);
    const { statusReason } = (await client.get(`/api/connectors/${id}`)).json<ConnectorAnswer>();
    return [failed?.name ?? '', statusReason];
  };

  it.each(['tls', 'starttls', 'none'])('are those of this machine, with security %s', async (security) => {
    const { port } = server.address() as AddressInfo;
    for (const host of ['127.0.0.1', 'localhost', '::1'])
      expect([host, ...(await refusal({ host, port, security }))]).toEqual([host, 'address', 'address-not-allowed']);
    expect(connections).toBe(0);
  });

  it('are those of the public network, without encryption', async () => {
    expect(await refusal({ host: '192.0.2.1', security: 'none' })).toEqual(['address', 'address-not-allowed']);
    expect(await refusal({ host: '8.8.8.8', security: 'none' })).toEqual(['address', 'address-not-allowed']);
  });
});
