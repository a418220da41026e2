import type { OpenAPIObject } from '@nestjs/swagger';
import type { Client } from './client.js';

export interface ApiRoute {
  /** Such as `PUT /api/pairs/{id}`. */
  name: string;
  method: string;
  /** With an id that names nothing. */
  path: string;
  /** Answers without a session. */
  open: boolean;
  hasBody: boolean;
}

/** An id that names nothing. */
export const NOBODY = '01890000-0000-7000-8000-000000000000';

/** Every route of the API, from the document that the running application serves. */
export async function apiRoutes(client: Client): Promise<ApiRoute[]> {
  const { paths } = (await client.get('/api/openapi.json')).json<OpenAPIObject>();
  return Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const name = `${method.toUpperCase()} ${path}`;
      return [
        {
          name,
          method: method.toUpperCase(),
          path: path.replaceAll(/\{[^}]+\}/g, NOBODY),
          open: operation.security?.length === 0,
          hasBody: operation.requestBody !== undefined,
        },
      ];
    }),
  );
}
