import presets from 'jest-preset-angular/presets/index.js';
import { bundledLibraries } from './scripts/lib/bundled-libraries.mjs';

/**
 * The application is ES modules; its tests are compiled to CommonJS by swc, and Jest loads Nest (published as
 * ES modules only) through require(esm), which needs `node --experimental-vm-modules`.
 * Limit: no top-level await and no import.meta in a file that a test imports.
 */
const swc = [
  '@swc/jest',
  {
    swcrc: false,
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    sourceMaps: 'inline',
  },
];

const modulePathIgnorePatterns = ['<rootDir>/dist', '<rootDir>/.data', '<rootDir>/.cache'];
const libs = {
  '^@calmirror/contracts/(closed-lists|oauth-sign-in)$': '<rootDir>/libs/contracts/src/$1.ts',
  '^@calmirror/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
  '^(\\.{1,2}/.+)\\.js$': '$1',
};
const node = {
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: { ...libs, ...(await bundledLibraries()) },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns,
};

export default {
  // Integration tests wait for the database half of their time; more of them at once would take it from each other.
  maxWorkers: 2,
  // What a test file loaded is never given back whole.
  workerIdleMemoryLimit: '1GB',
  projects: [
    { ...node, displayName: 'unit', testMatch: ['<rootDir>/{backend,libs}/**/*.spec.ts'] },
    {
      ...node,
      displayName: 'integration',
      testMatch: ['<rootDir>/{backend,libs}/**/*.int-spec.ts'],
      globalSetup: '<rootDir>/backend/test/setup/start-database-server.mjs',
      globalTeardown: '<rootDir>/backend/test/setup/stop-database-server.mjs',
      setupFilesAfterEnv: ['<rootDir>/backend/test/setup/allow-time.ts'],
    },
    {
      ...node,
      displayName: 'fire',
      testMatch: ['<rootDir>/backend/test/fire/**/*.fire-spec.ts'],
      globalSetup: '<rootDir>/backend/test/setup/start-database-server.mjs',
      globalTeardown: '<rootDir>/backend/test/setup/stop-database-server.mjs',
      setupFilesAfterEnv: ['<rootDir>/backend/test/setup/allow-minutes.ts'],
    },
    {
      ...presets.createEsmPreset({ tsconfig: '<rootDir>/admin-ui/tsconfig.spec.json' }),
      displayName: 'console',
      testMatch: ['<rootDir>/admin-ui/src/**/*.spec.ts'],
      setupFilesAfterEnv: ['<rootDir>/admin-ui/test/setup-jest.ts', '<rootDir>/admin-ui/test/learn-every-text.ts'],
      moduleNameMapper: libs,
      modulePathIgnorePatterns,
    },
  ],
};
