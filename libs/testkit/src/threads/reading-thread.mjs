// A reading thread that runs from the sources, for tests: Node.js strips no TypeScript that has constructor properties,
// and finds neither `./x.js` written for `./x.ts` nor the names of the libraries.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { transformSync } from '@swc/core';

const OPTIONS = { swcrc: false, module: { type: 'es6' }, jsc: { target: 'es2023', parser: { syntax: 'typescript' } } };
const libraries = new URL('../../../', import.meta.url);

registerHooks({
  resolve(specifier, context, next) {
    const library = /^@calmirror\/(\w+)$/.exec(specifier)?.[1];
    if (library) return next(new URL(`${library}/src/index.ts`, libraries).href, context);
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(source)) return next(source.href, context);
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), OPTIONS);
    return { format: 'module', source: code, shortCircuit: true };
  },
});

const { serveReadings } = await import('@calmirror/connectors');
serveReadings(parentPort);
