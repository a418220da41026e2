import { AuditEntry } from './entities/audit-entry.entity.js';
import { Calendar } from './entities/calendar.entity.js';
import { Connector } from './entities/connector.entity.js';
import { Installation } from './entities/installation.entity.js';
import { JournalEntry } from './entities/journal-entry.entity.js';
import { Mapping } from './entities/mapping.entity.js';
import { Pair } from './entities/pair.entity.js';
import { PublishedEvent } from './entities/published-event.entity.js';
import { RateBudgetRow } from './entities/rate-budget.entity.js';
import { Session } from './entities/session.entity.js';
import { SnapshotEvent } from './entities/snapshot-event.entity.js';
import { SyncJobLog } from './entities/sync-job-log.entity.js';
import { QuotaHourRow } from './entities/quota-hour.entity.js';
import { PushChannelRow } from './entities/push-channel.entity.js';
import { SyncJob } from './entities/sync-job.entity.js';
import { User } from './entities/user.entity.js';

/** Every table of the database. */
export const ENTITIES = [
  AuditEntry,
  Calendar,
  Connector,
  Installation,
  JournalEntry,
  Mapping,
  Pair,
  PublishedEvent,
  RateBudgetRow,
  Session,
  SnapshotEvent,
  SyncJob,
  SyncJobLog,
  User,
];
  QuotaHourRow,
  PushChannelRow,
