import { once } from 'node:events';
import http from 'node:http';

const home = '/home/';
const calendar = '/home/calendar/';

const response = (href, kind, more = '') =>
  `<response><href>${href}</href><propstat><prop><resourcetype><collection/>${kind}</resourcetype>` +
  `<current-user-principal><href>${home}</href></current-user-principal>` +
  `<C:calendar-home-set><href>${home}</href></C:calendar-home-set>${more}` +
  '<current-user-privilege-set><privilege><all/></privilege></current-user-privilege-set>' +
  '</prop><status>HTTP/1.1 200 OK</status></propstat></response>';

const events = '<C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>';
const collections = [
  [home, response(home, '<principal/>')],
  [calendar, response(calendar, '<C:calendar/>', `<displayname>Measured</displayname>${events}`)],
];

/** The least of a CalDAV server that can be a target (RFC 4791): one calendar, which counts what is asked of it. */
export class DavServer {
  #server;
  #revision = 0;
  writes = 0;
  /** Whatever is no write. */
  reads = 0;

  static async start() {
    const server = new DavServer();
    server.#server = http.createServer((request, answer) => server.#answer(request, answer)).listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}${home}`;
  }

  async #answer(request, answer) {
    await request.resume().toArray();
    const { method, url, headers } = request;
    if (method === 'PUT' || method === 'DELETE') {
      this.writes += 1;
      this.#revision += 1;
      return answer.writeHead(method === 'PUT' ? 201 : 204, { etag: `"${this.#revision}"` }).end();
    }
    this.reads += 1;
    if (method === 'OPTIONS') return answer.writeHead(200, { dav: '1, calendar-access' }).end();
    if (method !== 'PROPFIND') return answer.writeHead(404).end();
    const asked = collections.filter(([href]) => href === url || (headers.depth === '1' && href.startsWith(url)));
    const found = asked.map(([, text]) => text).join('') || response(url, '');
    answer.writeHead(207, { 'content-type': 'application/xml; charset=utf-8' });
    answer.end(`<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">${found}</multistatus>`);
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
