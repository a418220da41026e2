import {
  answer,
  badRequest,
  type GraphAnswer,
  GraphError,
  isObject,
  type Json,
  refusal,
  requestOf,
} from './graph-request.js';
import type { GraphRequest } from './graph-request.js';

/** Most requests that one batch may hold. */
const MOST = 20;
/** So many of them Graph sends on to Outlook at once. */
const AT_ONCE = 4;

type Serve = (request: GraphRequest) => Promise<GraphAnswer>;

interface Member {
  readonly id: string;
  readonly dependsOn: readonly string[];
  readonly request: GraphRequest;
}

/** Carries out the requests of a batch, each judged and answered by itself. */
export async function answerBatch(
  batch: GraphRequest,
  serve: Serve,
  order: 'as-asked' | 'reversed',
  now: () => number,
): Promise<GraphAnswer> {
  const members = membersOf(batch);
  const answers = new Map<string, Promise<GraphAnswer>>();
  const places = new Places(AT_ONCE);
  for (const member of members) answers.set(member.id, carriedOut(member, answers, places, serve, now));
  const responses: Json[] = [];
  for (const { id } of members) {
    const answered = await answers.get(id);
    if (answered !== undefined) responses.push(responseOf(id, answered));
  }
  return answer(200, { responses: order === 'reversed' ? responses.reverse() : responses });
}

async function carriedOut(
  { dependsOn, request }: Member,
  answers: ReadonlyMap<string, Promise<GraphAnswer>>,
  places: Places,
  serve: Serve,
  now: () => number,
): Promise<GraphAnswer> {
  const before = await Promise.all(dependsOn.map((id) => answers.get(id) ?? Promise.resolve(undefined)));
  if (before.some((one) => (one?.status ?? 424) >= 400)) {
    const message = 'The request was not carried out, as one that it depends on failed.';
    return refusal(new GraphError(424, 'FailedDependency', message), now());
  }
  return places.within(() => serve(request));
}

function responseOf(id: string, { status, headers, body }: GraphAnswer): Json {
  return {
    id,
    status,
    headers: { ...titled(headers), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body }),
  };
}

function membersOf({ body, version }: GraphRequest): readonly Member[] {
  const requests = isObject(body) ? body['requests'] : undefined;
  if (!Array.isArray(requests) || requests.length === 0) throw badRequest('A batch needs requests.', 'BadRequest');
  if (requests.length > MOST)
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${MOST}.`, 'MaximumValueExceeded');
  const members = requests.map((one: unknown) => memberOf(one, version));
  const known = new Set<string>();
  for (const { id, dependsOn } of members) {
    if (known.has(id)) throw badRequest(`The request id '${id}' is not unique.`, 'BadRequest');
    const unknown = dependsOn.find((name) => !known.has(name));
    if (unknown !== undefined)
      throw badRequest(`'${id}' depends on '${unknown}', which is not before it.`, 'BadRequest');
    known.add(id);
  }
  return members;
}

function memberOf(one: unknown, version: string): Member {
  if (!isObject(one)) throw badRequest('A request of a batch is an object.', 'BadRequest');
  const { id, method, url, headers = {}, body, dependsOn = [] } = one;
  if (typeof id !== 'string' || typeof method !== 'string' || typeof url !== 'string')
    throw badRequest('A request of a batch needs an id, a method and a url.', 'BadRequest');
  if (/^https?:/.test(url)) throw badRequest(`The url of '${id}' has to be relative.`, 'BadRequest');
  const lower = lowered(isObject(headers) ? headers : {});
  if (body !== undefined && lower['content-type'] === undefined)
    throw badRequest(`Write request id : ${id} does not contain Content-Type header or body.`, 'BadRequest');
  const request = requestOf(method, `/${version}/${url.replace(/^\//, '')}`, lower, body, true);
  return { id, request, dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [] };
}

function lowered(headers: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** Graph writes names of headers in a batch as people do. */
function titled(headers: Readonly<Record<string, string>>): Record<string, string> {
  const title = (name: string): string => name.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [title(name), value]));
}

/** So many may be under way; others wait for their turn. */
class Places {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async within<T>(work: () => Promise<T>): Promise<T> {
    if (this.free === 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.free -= 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    }
  }
}
