import path from 'node:path';
import { freePort, isAnswered } from '../ports.mjs';

const entry = 'dist/demonstration/libs/testkit/src/demonstration/main.js';

/** As which app the installation is known to the demonstration's own providers. No secret: they listen on loopback alone. */
export const demoClient = { id: 'calmirror-demonstration', secret: 'known-to-everybody' };

/** The servers, at the numbers above the product's own by which they are looked for first. */
const places = { pages: 10, google: 11, googleSignIn: 12, microsoft: 13, microsoftSignIn: 14 };

/** Numbers that stay the same when the process is started again, and from one start to the next where nobody has them. */
async function ports(above) {
  const chosen = {};
  for (const [name, distance] of Object.entries(places)) {
    const wanted = above + distance;
    chosen[name] = above > 0 && wanted < 65_536 && !(await isAnswered(wanted)) ? wanted : await freePort();
  }
  return chosen;
}

/**
 * The stand-ins for Google and Microsoft 365, as arguments for Node.js.
 * @param {{ port: number, dataDir: string, origin: string }} settings `port`: that was asked for, 0 for any; `origin`: the public
 *   address of the installation
 */
export async function demonstration({ port, dataDir, origin }) {
  const client = { ...demoClient, redirectUri: new URL('/api/oauth/callback', origin).href };
  const file = path.join(dataDir, 'demonstration');
  return [entry, JSON.stringify({ client, file, ports: await ports(port) })];
}
