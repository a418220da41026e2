import { Init1780000000000 } from './migrations/1780000000000-init.js';
import { WhatTheConsoleAsks1795362000000 } from './migrations/1795362000000-what-the-console-asks.js';
import { AccountsAndTokens1796100000000 } from './migrations/1796100000000-accounts-and-tokens.js';
import { PushChannels1796200000000 } from './migrations/1796200000000-push-channels.js';
import { Quota1796300000000 } from './migrations/1796300000000-quota.js';
import { MeetingUids1796400000000 } from './migrations/1796400000000-meeting-uids.js';
import { Mailboxes1796500000000 } from './migrations/1796500000000-mailboxes.js';
import { Listeners1796700000000 } from './migrations/1796700000000-listeners.js';

/** Every migration, oldest first. `npm run db:generate` writes a new one; add it here. */
export const MIGRATIONS = [
  Init1780000000000,
  WhatTheConsoleAsks1795362000000,
  AccountsAndTokens1796100000000,
  PushChannels1796200000000,
  Quota1796300000000,
  MeetingUids1796400000000,
  Mailboxes1796500000000,
  Listeners1796700000000,
];
