import { ApiProperty } from '@nestjs/swagger';
import { FIELD_PROBLEM_CODES, PROBLEM_CODES, type FieldProblemCode, type ProblemCode } from './closed-lists.js';

/** One fault of one field. */
export class FieldProblem {
  @ApiProperty({ description: 'Path of the field, such as `settings.url` or `filters.0.kind`.' })
  field: string;

  @ApiProperty({ enum: FIELD_PROBLEM_CODES })
  code: FieldProblemCode;

  @ApiProperty({ description: 'The fault in words.' })
  message: string;
}

/** Every answer that is not a success (RFC 9457, application/problem+json). */
export class ProblemDetails {
  @ApiProperty({ example: 'about:blank' })
  type: string;

  @ApiProperty()
  title: string;

  @ApiProperty()
  status: number;

  @ApiProperty()
  detail: string;

  @ApiProperty({ enum: PROBLEM_CODES })
  code: ProblemCode;

  @ApiProperty({ description: 'Names this request in the logs.' })
  requestId: string;

  @ApiProperty({ type: [FieldProblem], required: false, description: 'With `invalid-input`: every fault at once.' })
  errors?: FieldProblem[];
}
