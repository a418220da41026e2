import { jest } from '@jest/globals';

/** A scenario with a real database, and both processes' modules loaded, may be slow on a busy machine. */
jest.setTimeout(60_000);
