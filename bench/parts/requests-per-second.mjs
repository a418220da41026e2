import { Client } from 'undici';

const connections = 10;
const warmUpMs = 1_000;
const measuredMs = 3_000;

/**
 * Requests that a server answers in a second to ten clients, each of which asks anew as soon as it is answered.
 * @param {string} origin
 * @param {{ method?: string, path: string, headers?: Record<string, string>, answer?: number }} request `answer`: the status
 */
export async function requestsPerSecond(origin, { method = 'GET', path, headers = {}, answer = 200 }) {
  const clients = Array.from({ length: connections }, () => new Client(origin));
  const started = performance.now();
  const end = started + warmUpMs + measuredMs;
  let answered = 0;
  const askOn = async (client) => {
    while (performance.now() < end) {
      const { statusCode, body } = await client.request({ method, path, headers });
      await body.dump();
      if (statusCode !== answer) throw new Error(`${path} answers ${statusCode}`);
      if (performance.now() - started > warmUpMs) answered += 1;
    }
  };
  await Promise.all(clients.map(askOn));
  await Promise.all(clients.map((client) => client.close()));
  return (answered * 1000) / measuredMs;
}
