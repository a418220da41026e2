import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** Serves the built console on loopback, every unknown path being one of its pages. Answers `{ url, stop }`. */
export async function servedConsole(folder) {
  const server = http.createServer((request, response) => {
    const asked = path.join(folder, path.normalize(new URL(request.url, 'http://console').pathname));
    const file = asked.startsWith(folder) && path.extname(asked) ? asked : path.join(folder, 'index.html');
    fs.readFile(file, (error, content) => {
      response.writeHead(error ? 404 : 200, {
        'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      });
      response.end(content);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
