/**
 * The closed lists and limits that cross the wire. Free of decorators and of imports, so that the console can use the values.
 * A new member is a change of the API: clients outside this repository count on these words.
 */
export const CONNECTOR_KINDS = ['ics', 'published', 'caldav', 'google', 'microsoft', 'imap'] as const;
export type ConnectorKind = (typeof CONNECTOR_KINDS)[number];

export const CONNECTOR_STATUSES = ['draft', 'active', 'needs-attention', 'disabled'] as const;
export type ConnectorStatus = (typeof CONNECTOR_STATUSES)[number];

/** Why a connector is not `active`. */
export const CONNECTOR_STATUS_REASONS = [
  'credentials-refused',
  'forbidden',
  'not-connected',
  'consent-revoked',
  'client-refused',
  'permission-missing',
  'wrong-tenant',
  'account-disabled',
  'clock-skew',
  'address-not-allowed',
  'not-found',
  'not-a-calendar',
  'connection-failed',
  'secret-unreadable',
  'not-validated',
] as const;
export type ConnectorStatusReason = (typeof CONNECTOR_STATUS_REASONS)[number];

/** Kinds whose accounts are signed in to at their provider, by OAuth. */
export const OAUTH_KINDS = ['google', 'microsoft'] as const satisfies readonly ConnectorKind[];
export type OAuthKind = (typeof OAUTH_KINDS)[number];

/** On whose behalf such a connector acts: one account that gives its consent, or an organisation with all its mailboxes. */
export const ACCOUNT_ACCESS = ['account', 'organisation'] as const;
export type AccountAccess = (typeof ACCOUNT_ACCESS)[number];

/** How a mailbox is connected to: TLS from the first byte, STARTTLS, or nothing. */
export const MAIL_SECURITIES = ['tls', 'starttls', 'none'] as const;
export type MailSecurityMode = (typeof MAIL_SECURITIES)[number];

/** How a mailbox is signed in to: by a password, or by a token of an account at one of these. */
export const MAIL_SIGN_INS = ['password', ...OAUTH_KINDS] as const;
export type MailSignIn = (typeof MAIL_SIGN_INS)[number];

/** How a mail server's settings became known, the surest first. `guess`: nobody said so; many have it like that. */
export const MAIL_GUESS_SOURCES = ['known-provider', 'autoconfig', 'srv', 'mx', 'guess'] as const;
export type MailGuessSource = (typeof MAIL_GUESS_SOURCES)[number];

/** What a mail provider wants to see: any password, one that was made for a program, or a token. */
export const MAIL_CREDENTIALS = ['password', 'app-password', ...OAUTH_KINDS] as const;
export type MailCredential = (typeof MAIL_CREDENTIALS)[number];

/** Why a mailbox cannot be read over IMAP: a program of the provider's own stands between, or there is no way at all. */
export const MAIL_OBSTACLES = ['needs-bridge', 'no-imap'] as const;
export type MailObstacle = (typeof MAIL_OBSTACLES)[number];

/**
 * What came of an attempt to connect an account. All but `connected` left the connector as it was.
 * `attempt-unknown`: the answer belongs to no attempt that waits, or to one that was answered already. `code-refused`: the
 * provider takes its own code no more. `wrong-issuer`: the answer came from another provider than was asked.
 */
export const OAUTH_OUTCOMES = [
  'connected',
  'denied',
  'admin-consent-required',
  'permission-missing',
  'wrong-account',
  'wrong-tenant',
  'wrong-issuer',
  'no-refresh-token',
  'client-refused',
  'code-refused',
  'clock-skew',
  'attempt-unknown',
  'attempt-expired',
  'other-session',
  'registration-changed',
  'provider-failed',
] as const;
export type OAuthOutcome = (typeof OAUTH_OUTCOMES)[number];

/** What comes to an end by itself. `consent`: the right to act for an account. */
export const EXPIRY_KINDS = ['consent', 'client-secret', 'push-channel'] as const;
export type ExpiryKind = (typeof EXPIRY_KINDS)[number];

/** How near an end is: in the past, within a day, within a week, or later. */
export const EXPIRY_URGENCIES = ['over', 'day', 'week', 'later'] as const;
export type ExpiryUrgency = (typeof EXPIRY_URGENCIES)[number];

/**
 * `working`: a run is waiting or under way. `held`: deletions wait for approval; creates and updates go on.
 * `failing`: the last run failed and will be tried again. `needs-attention`: it goes on only when a person acts.
 */
export const PAIR_STATES = ['ok', 'working', 'held', 'paused', 'failing', 'needs-attention'] as const;
export type PairState = (typeof PAIR_STATES)[number];

/** Why a pair is in its state; null with an `ok` that has nothing to add. */
export const PAIR_STATE_REASONS = [
  'first-fill',
  'running',
  'deletions-held',
  'paused-by-administrator',
  'source-failing',
  'target-failing',
  'source-needs-attention',
  'target-needs-attention',
  'target-not-writable',
  'some-events-failed',
  'some-events-unreadable',
  'internal-error',
] as const;
export type PairStateReason = (typeof PAIR_STATE_REASONS)[number];

/** Kinds whose providers can send word to an address of ours that a calendar has changed. */
export const PUSH_KINDS = ['google', 'microsoft'] as const satisfies readonly ConnectorKind[];
export type PushKind = (typeof PUSH_KINDS)[number];

/** Kinds whose providers tell whoever stays connected that a calendar has changed. */
export const LISTENING_KINDS = ['imap'] as const satisfies readonly ConnectorKind[];
export type ListeningKind = (typeof LISTENING_KINDS)[number];

/** Whether a calendar's provider tells of its changes; it is read by the clock in either case, more rarely with `on`. */
export const PUSH_STATES = ['on', 'off'] as const;
export type PushState = (typeof PUSH_STATES)[number];

/**
 * Why a calendar is without push. `opening`: a channel or a connection is about to be there. `unheard`: the channel stands at the
 * provider, and none of its messages has come here: can the provider reach PUBLIC_URL? `no-listener`: no worker has taken it on to
 * listen to, as none runs, all hold as many connections as they may, or its account bears no more of them. `provider-failing` is
 * tried again by itself.
 */
export const PUSH_OFF_REASONS = [
  'provider-without-push',
  'not-a-source',
  'no-public-address',
  'connector-disabled',
  'connector-needs-attention',
  'refused-by-provider',
  'provider-failing',
  'unheard',
  'no-listener',
  'opening',
] as const;
export type PushOffReason = (typeof PUSH_OFF_REASONS)[number];

export const JOB_KINDS = ['pull', 'mirror', 'reconcile', 'remove', 'validate', 'watch'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** In the order in which a free worker looks at them. */
export const LANES = ['push', 'interactive', 'poll', 'upkeep'] as const;
export type Lane = (typeof LANES)[number];

export const JOB_STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

export const JOB_LOG_LEVELS = ['info', 'warn', 'error'] as const;
export type JobLogLevel = (typeof JOB_LOG_LEVELS)[number];

/**
 * What a source event has become on the target (one row of a pair's mappings). `held`: its deletion waits for approval;
 * `approved`: it is deleted by the next run; `kept`: a person wants the mirror to stay though its source is gone.
 * `failed`: the target refused the write; `unreadable`: the source event cannot be read, and what stands on the target stays.
 * `respected`: a person changed or deleted the mirror on the target, and the pair's setting leaves it so.
 */
export const MAPPING_STATES = [
  'mirrored',
  'filtered',
  'held',
  'approved',
  'kept',
  'failed',
  'unreadable',
  'respected',
] as const;
export type MappingState = (typeof MAPPING_STATES)[number];

/** Reason of a mapping that is `respected`, or `failed` until it is written again. */
export const TARGET_EDIT_REASONS = ['changed-on-target', 'deleted-on-target'] as const;
export type TargetEditReason = (typeof TARGET_EDIT_REASONS)[number];

/** What becomes of mirrors that people change or delete on the target: written again, or left until the source changes. */
export const TARGET_EDITS = ['mend', 'respect'] as const;
export type TargetEdits = (typeof TARGET_EDITS)[number];

export * from './message-report-codes.js';

export const JOURNAL_OPERATIONS = ['create', 'update', 'delete'] as const;
export type JournalOperation = (typeof JOURNAL_OPERATIONS)[number];

/** `code` of a problem+json answer (RFC 9457). */
export const PROBLEM_CODES = [
  'invalid-input',
  'malformed-json',
  'unsupported-media-type',
  'payload-too-large',
  'unauthenticated',
  'invalid-credentials',
  'too-many-attempts',
  'too-many-requests',
  'foreign-origin',
  'setup-done',
  'setup-token-invalid',
  'not-found',
  'method-not-allowed',
  'stale',
  'conflict',
  'kind-not-supported',
  'same-calendar',
  'source-not-readable',
  'target-not-writable',
  'loop',
  'pair-exists',
  'in-use',
  'connector-failed',
  'no-app-registration',
  'job-not-retryable',
  'job-not-cancellable',
  'not-ready',
  'internal',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** `code` of one entry of `errors`. */
export const FIELD_PROBLEM_CODES = [
  'required',
  'unknown',
  'type',
  'format',
  'range',
  'length',
  'not-allowed',
  'not-found',
] as const;
export type FieldProblemCode = (typeof FIELD_PROBLEM_CODES)[number];

/** What an audit entry says was done; `subject.verb`. */
export const AUDIT_ACTIONS = [
  'user.created',
  'session.created',
  'session.ended',
  'connector.created',
  'connector.updated',
  'connector.deleted',
  'connector.validated',
  'connector.connected',
  'connector.connection-refused',
  'app-registration.saved',
  'app-registration.deleted',
  'calendar.created',
  'calendar.updated',
  'calendar.deleted',
  'calendar.address-renewed',
  'calendar.address-revoked',
  'pair.created',
  'pair.updated',
  'pair.deleted',
  'pair.deletions-approved',
  'pair.deletions-discarded',
  'job.scheduled',
  'job.cancelled',
  'job.retried',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Of the installation as a whole; `pair:<id>` and `job:<id>` are about one pair and one job. */
export const GENERAL_TOPICS = ['pairs', 'connectors', 'calendars', 'jobs', 'audit'] as const;
export type GeneralTopic = (typeof GENERAL_TOPICS)[number];
export type ChangeTopic = GeneralTopic | `pair:${string}` | `job:${string}`;

/** Ids in lower case, as the API writes them. */
export const CHANGE_TOPIC =
  /^(?:pairs|connectors|calendars|jobs|audit|(?:pair|job):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Characters of a password that is chosen; one that is only checked may be shorter. */
export const LEAST_PASSWORD = 8;
export const MOST_PASSWORD = 256;
