import { Client } from 'undici';

const connections = 10;
const warmUpMs = 1_000;
const measuredMs = 3_000;

/** Requests that a server answers in a second to ten clients, each of which asks anew as soon as it is answered. */
export async function requestsPerSecond(origin, path, headers) {
  const clients = Array.from({ length: connections }, () => new Client(origin));
  const started = performance.now();
  const end = started + warmUpMs + measuredMs;
  let answered = 0;
  const askOn = async (client) => {
    while (performance.now() < end) {
      const { statusCode, body } = await client.request({ method: 'GET', path, headers });
      await body.dump();
      if (statusCode !== 200) throw new Error(`${path} answers ${statusCode}`);
      if (performance.now() - started > warmUpMs) answered += 1;
    }
  };
  await Promise.all(clients.map(askOn));
  await Promise.all(clients.map((client) => client.close()));
  return (answered * 1000) / measuredMs;
}
