import path from 'node:path';
import { root } from '../../scripts/bootstrap/root.mjs';

const load = (file) => import(path.join(root, 'dist/server/backend/src', file));
const { JobQueue } = await load('queue/job-queue.js');
const { JobRetention } = await load('queue/job-retention.js');
const { DueCalendars } = await load('sync/scheduler/due-calendars.js');
const { DueReconciles } = await load('sync/scheduler/due-reconciles.js');
const { ExpiredRows } = await load('sync/scheduler/expired-rows.js');
const { MovedWindows } = await load('sync/scheduler/moved-windows.js');
const { OldJournal } = await load('sync/scheduler/old-journal.js');

const defaults = { reconcileHours: 24, journalDays: 30 };

/** What the leader does, each as a function of the database. */
export const chores = {
  'due-calendars': (database) => new DueCalendars(database, new JobQueue(database)).enqueue(),
  'due-reconciles': (database) => new DueReconciles(database, new JobQueue(database), defaults).run(),
  'moved-windows': (database) => new MovedWindows(database, new JobQueue(database)).run(),
  'old-jobs': (database) => new JobRetention(database).prune(),
  'old-journal': (database) => new OldJournal(database, defaults).run(),
  'expired-rows': (database) => new ExpiredRows(database).run(),
};
