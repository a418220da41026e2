import { answerWith, countOf, type GoogleAnswer } from './google-call.js';
import { READS_PEOPLE } from './google-door.js';
import type { GoogleOperation, GoogleVisit } from './google-operation.js';
import { refuse } from './google-refusal.js';
import type { GoogleUser } from './google-site.js';

/** The people of an organisation, for its administrators (Admin SDK, Directory API). */
export const DIRECTORY_OPERATIONS: readonly GoogleOperation[] = [
  { name: 'users.list', method: 'GET', path: '/admin/directory/v1/users', scopes: READS_PEOPLE, run: list },
];

function list({ call, site, user }: GoogleVisit): GoogleAnswer {
  const { query } = call;
  if (!user.admin) throw refuse.forbidden('Not Authorized to access this resource/api');
  const domain = query.get('domain');
  if (domain === null && query.get('customer') === null) throw refuse.badRequest('Bad Request');
  const size = countOf(query, 'maxResults', 100, 500);
  const first = Number(query.get('pageToken') ?? 0);
  if (!Number.isInteger(first) || first < 0) throw refuse.invalid('Invalid Input: pageToken');
  const people = [...site.users.values()].filter(({ mailbox }) => domain === null || mailbox.endsWith(`@${domain}`));
  const page = people.slice(first, first + size);
  return answerWith({
    kind: 'admin#directory#users',
    etag: `"${site.clock.now()}"`,
    ...(page.length === 0 ? {} : { users: page.map(showUser) }),
    ...(first + size < people.length ? { nextPageToken: String(first + size) } : {}),
  });
}

function showUser({ mailbox, name, id, admin, suspended }: GoogleUser): object {
  const [givenName = '', ...others] = name.split(' ');
  return {
    kind: 'admin#directory#user',
    id,
    etag: `"${id}"`,
    primaryEmail: mailbox,
    name: { givenName, familyName: others.join(' '), fullName: name },
    isAdmin: admin,
    isDelegatedAdmin: false,
    suspended,
    archived: false,
    customerId: 'C00000001',
    orgUnitPath: '/',
    isMailboxSetup: true,
  };
}
