import { applyDecorators, type Type } from '@nestjs/common';
import { ProblemDetails } from '@calmirror/contracts';
import { ApiExtraModels, ApiOkResponse, ApiResponse, getSchemaPath } from '@nestjs/swagger';

/** Documents the problems that a route answers with beside those that every route may. */
export const ApiProblems = (answers: Readonly<Record<number, string>>): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDetails),
    ...Object.entries(answers).map(([status, description]) =>
      ApiResponse({
        status: Number(status),
        description,
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDetails) } } },
      }),
    ),
  );

/** Documents an answer `{ items, total }`. */
export const ApiListing = (item: Type): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['items', 'total'],
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(item) } },
          total: { type: 'integer', description: 'Length of the whole list.' },
        },
      },
    }),
  );
