import { Init1780000000000 } from './migrations/1780000000000-init.js';

/** Every migration, oldest first. `npm run db:generate` writes a new one; add it here. */
export const MIGRATIONS = [Init1780000000000];
