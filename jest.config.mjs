import presets from 'jest-preset-angular/presets/index.js';

/**
 * The application is ES modules; tests are compiled to CommonJS by swc, and Jest >= 30.5 on Node >= 24.9
 * loads Nest 12 (published as ES modules only) through require(esm). That needs the flag
 * `node --experimental-vm-modules`. jest.mock() is hoisted as usual.
 * Limit: no top-level await and no import.meta in a file that a test imports.
 */
const swc = ['@swc/jest', {
  swcrc: false,
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  sourceMaps: 'inline',
}];
const common = {
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: { '^@calmirror/([^/]+)$': '<rootDir>/libs/$1/src/index.ts', '^(\\.{1,2}/.+)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data', '<rootDir>/.cache'],
};
export default {
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/{backend,libs}/**/*.spec.ts'] },
    { ...common, displayName: 'e2e', testMatch: ['<rootDir>/backend/test/**/*.e2e.ts'], globalSetup: '<rootDir>/backend/test/global-setup.mjs', globalTeardown: '<rootDir>/backend/test/global-teardown.mjs' },
    {
      ...presets.createEsmPreset({ tsconfig: '<rootDir>/admin-ui/tsconfig.spec.json' }), displayName: 'admin-ui', testMatch: ['<rootDir>/admin-ui/src/**/*.spec.ts'],
      setupFilesAfterEnv: ['<rootDir>/admin-ui/test/setup-jest.ts'], modulePathIgnorePatterns: common.modulePathIgnorePatterns,
    },
  ],
};
