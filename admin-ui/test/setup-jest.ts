import { jest } from '@jest/globals';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

/** The first test of a file compiles all that its page is made of, however busy the machine is. */
jest.setTimeout(30_000);

setupZonelessTestEnv();
