import { ValidationPipe } from '@nestjs/common';
import { fieldProblems } from './field-problems.js';
import { Problem } from './problem.js';

/** Checks what comes in against its class: unknown fields are refused, and all faults are named at once. */
export const inputPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: false },
    exceptionFactory: (faults) =>
      new Problem('invalid-input', 400, 'the input has faults; see errors', { errors: fieldProblems(faults) }),
  });
