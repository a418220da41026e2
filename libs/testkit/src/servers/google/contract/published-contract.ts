import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Definition, Schema } from './schema-of-type.js';

/** Google's own description of the API, kept beside the repository; a clone without it has nothing to hold a server to. */
const FOLDER = resolve('../shared/data/contracts');

/** A parameter of a request. */
export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'body';
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly schema?: { readonly $ref: string };
}

interface SwaggerOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly schema?: { readonly $ref: string } }>>;
}

/** The older contract, which says the most of how things are built. */
export interface Swagger {
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, SwaggerOperation | readonly unknown[]>>>>;
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** The newer one: which members there are, in the words of TypeScript. */
export type Types = Readonly<Record<string, Definition>>;

export interface PublishedContract {
  readonly swagger: Swagger;
  readonly types: Types;
}

/** Null where there is none to read. */
export function readPublishedContract(folder: string = FOLDER): PublishedContract | null {
  const swagger = `${folder}/google-calendar-v3.swagger2.json`;
  const types = `${folder}/google-calendar-types-from-googleapis188.json`;
  if (!existsSync(swagger) || !existsSync(types)) return null;
  return {
    swagger: JSON.parse(readFileSync(swagger, 'utf8')) as Swagger,
    types: JSON.parse(readFileSync(types, 'utf8')) as Types,
  };
}

/** Operations by their name in the reference. */
export function operationsOf({ paths }: Swagger): ReadonlyMap<string, SwaggerOperation> {
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const named = operations.filter((operation): operation is SwaggerOperation => 'operationId' in operation);
  return new Map(named.map((operation) => [operation.operationId, operation]));
}
