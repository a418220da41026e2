import type { Ajv, ValidateFunction } from 'ajv';
import type { GoogleRequest } from '../google-log.js';
import { contractSchemas } from './contract-schemas.js';
import { operationsOf, type PublishedContract, readPublishedContract } from './published-contract.js';
import { queryFaults } from './query-parameters.js';

const DATE = /^\d{4}-\d\d-\d\d$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?/;
const OFFSET = /(Z|[+-]\d\d:\d\d)$/;

/** Holds requests and answers to what Google publishes about its API; operations that are not in it are not looked at. */
export class GoogleContract {
  private static loaded: Promise<GoogleContract | null> | null = null;
  private readonly operations: ReturnType<typeof operationsOf>;
  private readonly common: PublishedContract['swagger']['parameters'];

  private constructor(
    { swagger }: PublishedContract,
    private readonly requests: Ajv,
    private readonly answers: Ajv,
  ) {
    this.operations = operationsOf(swagger);
    this.common = swagger.parameters;
  }

  /** Null in a clone that has no contract beside it. Read once for a process. */
  static load(): Promise<GoogleContract | null> {
    this.loaded ??= this.build(readPublishedContract());
    return this.loaded;
  }

  private static async build(published: PublishedContract | null): Promise<GoogleContract | null> {
    if (!published) return null;
    // Only where there is a contract: the server runs without this package too.
    const { Ajv } = await import('ajv');
    const checker = (direction: 'request' | 'answer'): Ajv => {
      const ajv = new Ajv({ strict: false, allErrors: true });
      const isDateTime = (text: string): boolean =>
        DATE_TIME.test(text) && (direction === 'request' || OFFSET.test(text));
      ajv.addFormat('date', DATE).addFormat('date-time', isDateTime);
      ajv.addFormat('int64', /^-?\d+$/).addFormat('int32', true);
      return ajv.addSchema({ $id: 'contract', definitions: contractSchemas(published, direction) });
    };
    return new GoogleContract(published, checker('request'), checker('answer'));
  }

  /** What is wrong with a request, in words. */
  requestFaults({ operation, query, body }: GoogleRequest): readonly string[] {
    const published = this.operations.get(operation);
    if (!published) return [];
    const parameters = [...Object.values(this.common), ...(published.parameters ?? [])];
    const faults = queryFaults(operation, query, parameters);
    const schema = parameters.find((parameter) => parameter.in === 'body')?.schema;
    if (!schema || body === '') return faults;
    return [
      ...faults,
      ...faultsOf(this.requests, schema.$ref, parsed(body)).map((fault) => `${operation} body${fault}`),
    ];
  }

  /** What is wrong with a good answer. */
  answerFaults(operation: string, json: object): readonly string[] {
    const schema = this.operations.get(operation)?.responses['200']?.schema;
    if (!schema) return [];
    // As it is read on the other side: what is undefined is not there.
    const read = parsed(JSON.stringify(json));
    return faultsOf(this.answers, schema.$ref, read).map((fault) => `${operation} answer${fault}`);
  }
}

function faultsOf(ajv: Ajv, reference: string, value: unknown): string[] {
  const check: ValidateFunction | undefined = ajv.getSchema(`contract${reference}`);
  if (!check) throw new Error(`The contract has no ${reference}.`);
  if (check(value)) return [];
  // That a value might have been null helps nobody.
  const faults = (check.errors ?? []).filter(
    ({ keyword, schemaPath }) => keyword !== 'anyOf' && !schemaPath.endsWith('/anyOf/1/type'),
  );
  return faults.map(
    ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
