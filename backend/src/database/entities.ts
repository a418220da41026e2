import { AppRegistration } from './entities/app-registration.entity.js';
import { AccountQuota } from './entities/account-quota.entity.js';
import { AuditEntry } from './entities/audit-entry.entity.js';
import { Calendar } from './entities/calendar.entity.js';
import { ConnectorToken } from './entities/connector-token.entity.js';
import { Connector } from './entities/connector.entity.js';
import { Installation } from './entities/installation.entity.js';
import { JournalEntry } from './entities/journal-entry.entity.js';
import { Listener } from './entities/listener.entity.js';
import { ListeningWorker } from './entities/listening-worker.entity.js';
import { Mapping } from './entities/mapping.entity.js';
import { MessageReportRow } from './entities/message-report.entity.js';
import { OAuthAttempt } from './entities/oauth-attempt.entity.js';
import { Pair } from './entities/pair.entity.js';
import { PublishedEvent } from './entities/published-event.entity.js';
import { QuotaHourRow } from './entities/quota-hour.entity.js';
import { PushChannelRow } from './entities/push-channel.entity.js';
import { RateBudgetRow } from './entities/rate-budget.entity.js';
import { Session } from './entities/session.entity.js';
import { SnapshotEvent } from './entities/snapshot-event.entity.js';
import { SourceMemory } from './entities/source-memory.entity.js';
import { SyncJobLog } from './entities/sync-job-log.entity.js';
import { SyncJob } from './entities/sync-job.entity.js';
import { User } from './entities/user.entity.js';

/** Every table of the database. */
export const ENTITIES = [
  AccountQuota,
  AppRegistration,
  AuditEntry,
  Calendar,
  Connector,
  ConnectorToken,
  Installation,
  JournalEntry,
  Listener,
  ListeningWorker,
  Mapping,
  MessageReportRow,
  OAuthAttempt,
  Pair,
  PublishedEvent,
  QuotaHourRow,
  PushChannelRow,
  RateBudgetRow,
  Session,
  SnapshotEvent,
  SourceMemory,
  SyncJob,
  SyncJobLog,
  User,
];
