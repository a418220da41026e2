import { ProblemDetails } from '@calmirror/contracts';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & { 'x-open'?: true };

/** What is wrong in a path is not found; what is wrong in a query is bad input. */
const asksInQuery = (parameter: object): boolean => 'in' in parameter && parameter.in === 'query';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The description of the API. `ConnectorsController.list` is the operation `connectors.list`. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setTitle('Calmirror')
    .setDescription('Keeps calendars in agreement. Errors are application/problem+json (RFC 9457).')
    .setVersion('1')
    .addCookieAuth('calmirror', undefined, 'session')
    .build();
  const document = SwaggerModule.createDocument(app, head, {
    extraModels: [ProblemDetails],
    operationIdFactory: (controller, method) => {
      const area = controller.replace(/Controller$/, '');
      return `${area.charAt(0).toLowerCase()}${area.slice(1)}.${method}`;
    },
  });
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) if (item[method]) complete(path, method, item[method]);
  }
  return document;
}

/** Adds what every route has alike: whether it needs a session, and what the doors before it may answer. */
function complete(path: string, method: (typeof METHODS)[number], operation: Operation): void {
  const open = operation['x-open'] ?? false;
  delete operation['x-open'];
  operation.security = open ? [] : [{ session: [] }];
  if (!path.startsWith('/api/')) return;
  const answers: Record<number, string | false> = {
    400: operation.requestBody || operation.parameters?.some(asksInQuery) ? 'invalid-input' : false,
    401: open ? false : 'unauthenticated',
    403: method !== 'get' && 'foreign-origin',
    413: operation.requestBody ? 'payload-too-large' : false,
    415: operation.requestBody ? 'unsupported-media-type' : false,
    429: 'too-many-requests, with Retry-After',
    500: 'internal',
  };
  for (const [status, codes] of Object.entries(answers)) if (codes) addProblem(operation, status, codes);
}

function addProblem({ responses }: Operation, status: string, codes: string): void {
  const named = responses[status] as { description: string } | undefined;
  const missing = codes.split(', ').filter((code) => !named?.description.includes(code));
  responses[status] = {
    description: [...(named ? [named.description] : []), ...missing].join(', '),
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDetails) } } },
  };
}
