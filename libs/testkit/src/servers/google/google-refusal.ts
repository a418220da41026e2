/** Where in a request the fault lies, as Google says it. */
interface Location {
  readonly locationType: 'parameter' | 'header';
  readonly location: string;
}

/** An operation that is not carried out, with Google's words for it. */
export class GoogleRefusal extends Error {
  constructor(
    readonly status: number,
    readonly domain: 'global' | 'calendar' | 'usageLimits' | 'push',
    readonly reason: string,
    message: string,
    readonly location: Location | null = null,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  /** The JSON that Google answers. */
  get body(): object {
    const { domain, reason, message, location, status } = this;
    return { error: { errors: [{ domain, reason, message, ...location }], code: status, message } };
  }
}

const parameter = (location: string): Location => ({ locationType: 'parameter', location });
const header = (location: string): Location => ({ locationType: 'header', location });

/** Every refusal of the server, by its name. */
export const refuse = {
  invalid: (message: string, name: string | null = null): GoogleRefusal =>
    new GoogleRefusal(400, 'global', 'invalid', message, name === null ? null : parameter(name)),
  required: (message: string): GoogleRefusal => new GoogleRefusal(400, 'global', 'required', message),
  badRequest: (message: string): GoogleRefusal => new GoogleRefusal(400, 'global', 'badRequest', message),
  parseError: (): GoogleRefusal => new GoogleRefusal(400, 'global', 'parseError', 'Parse Error'),
  emptyRange: (): GoogleRefusal =>
    new GoogleRefusal(400, 'calendar', 'timeRangeEmpty', 'The specified time range is empty.', parameter('timeMax')),
  syncTokenBeside: (name: string): GoogleRefusal =>
    new GoogleRefusal(400, 'global', 'invalid', `Sync token cannot be used with ${name}.`, parameter('syncToken')),
  loginRequired: (): GoogleRefusal =>
    new GoogleRefusal(401, 'global', 'required', 'Login Required', header('Authorization'), {
      'www-authenticate': 'Bearer realm="https://accounts.google.com/"',
    }),
  authError: (): GoogleRefusal =>
    new GoogleRefusal(401, 'global', 'authError', 'Invalid Credentials', header('Authorization'), {
      'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"',
    }),
  scopeMissing: (wanted: string): GoogleRefusal =>
    new GoogleRefusal(
      403,
      'global',
      'insufficientPermissions',
      'Insufficient Permission: Request had insufficient authentication scopes.',
      null,
      {
        'www-authenticate': `Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="${wanted}"`,
      },
    ),
  accountDisabled: (): GoogleRefusal =>
    new GoogleRefusal(403, 'global', 'accountDisabled', 'The user account has been disabled.'),
  forbidden: (message = 'Forbidden'): GoogleRefusal => new GoogleRefusal(403, 'global', 'forbidden', message),
  writerNeeded: (): GoogleRefusal =>
    new GoogleRefusal(403, 'calendar', 'requiredAccessLevel', 'You need to have writer access to this calendar.'),
  ownerNeeded: (): GoogleRefusal =>
    new GoogleRefusal(403, 'calendar', 'requiredAccessLevel', 'You need to have owner access to this calendar.'),
  primaryStays: (): GoogleRefusal =>
    new GoogleRefusal(403, 'calendar', 'forbidden', 'The primary calendar of a user cannot be deleted.'),
  notFound: (message = 'Not Found'): GoogleRefusal => new GoogleRefusal(404, 'global', 'notFound', message),
  duplicate: (): GoogleRefusal =>
    new GoogleRefusal(409, 'global', 'duplicate', 'The requested identifier already exists.'),
  deleted: (): GoogleRefusal => new GoogleRefusal(410, 'global', 'deleted', 'Resource has been deleted'),
  fullSyncRequired: (): GoogleRefusal =>
    new GoogleRefusal(
      410,
      'calendar',
      'fullSyncRequired',
      'Sync token is no longer valid, a full sync is required.',
      parameter('syncToken'),
    ),
  updatedMinTooLongAgo: (): GoogleRefusal =>
    new GoogleRefusal(
      410,
      'calendar',
      'updatedMinTooLongAgo',
      'The requested minimum modification time lies too far in the past.',
      parameter('updatedMin'),
    ),
  conditionNotMet: (): GoogleRefusal =>
    new GoogleRefusal(412, 'global', 'conditionNotMet', 'Precondition Failed', header('If-Match')),
};
