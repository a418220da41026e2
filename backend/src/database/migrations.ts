import { Init1780000000000 } from './migrations/1780000000000-init.js';
import { WhatTheConsoleAsks1795362000000 } from './migrations/1795362000000-what-the-console-asks.js';

/** Every migration, oldest first. `npm run db:generate` writes a new one; add it here. */
export const MIGRATIONS = [Init1780000000000, WhatTheConsoleAsks1795362000000];
