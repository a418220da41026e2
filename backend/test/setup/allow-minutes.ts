import { jest } from '@jest/globals';

/** Real processes are started and killed by the hundred. */
jest.setTimeout(900_000);
