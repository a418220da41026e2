import { ProviderError } from '@calmirror/core';
import type { Caller, GoogleClient } from './google-client.js';

/** Google gives at most so many at once. */
const PAGE_SIZE = 500;
const MOST_PAGES = 1_000;

interface UserPage {
  readonly kind?: unknown;
  readonly nextPageToken?: unknown;
  readonly users?: unknown;
}

/**
 * Mail addresses of an organisation's people, as the Directory API (Admin SDK) tells an administrator; without those who
 * are suspended or archived. `limit`: no more than so many are asked for.
 * @throws ProviderError
 */
export async function listPeople(
  client: GoogleClient,
  admin: Caller,
  limit: number | null,
): Promise<readonly string[]> {
  const people: string[] = [];
  const tokens = new Set<string>();
  for (let pageToken: string | null = null; ;) {
    const page: UserPage = await pageOf(client, admin, limit ?? PAGE_SIZE, pageToken);
    people.push(...mailboxesIn(page));
    const next: unknown = page.nextPageToken ?? null;
    if (typeof next !== 'string' || next === '' || limit !== null) return people;
    if (tokens.has(next) || tokens.size >= MOST_PAGES)
      throw new ProviderError('temporary', 'endless-pages', "Google's pages lead in a circle.");
    tokens.add(next);
    pageToken = next;
  }
}

async function pageOf(client: GoogleClient, admin: Caller, size: number, pageToken: string | null): Promise<UserPage> {
  const query = new URLSearchParams({ customer: 'my_customer', maxResults: String(size), orderBy: 'email' });
  query.set('fields', 'kind,nextPageToken,users(primaryEmail,suspended,archived)');
  if (pageToken !== null) query.set('pageToken', pageToken);
  return client.get(`/admin/directory/v1/users?${query.toString()}`, admin);
}

/** An organisation without anybody has at least its administrator: no list is no answer. */
function mailboxesIn({ kind, users }: UserPage): readonly string[] {
  if (kind !== 'admin#directory#users' || (users !== undefined && !Array.isArray(users)))
    throw new ProviderError('temporary', 'undecodable', "Google's list of people cannot be read.");
  return (users ?? []).flatMap((user: unknown) => {
    const { primaryEmail, suspended, archived } = (user ?? {}) as Record<string, unknown>;
    return typeof primaryEmail === 'string' && suspended !== true && archived !== true
      ? [primaryEmail.toLowerCase()]
      : [];
  });
}
