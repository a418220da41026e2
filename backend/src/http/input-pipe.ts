import type { SelfChecking } from '@calmirror/contracts';
import { ValidationPipe } from '@nestjs/common';
import type { ValidationError, ValidatorOptions } from 'class-validator';
import { fieldProblems } from './field-problems.js';
import { Problem } from './problem.js';

/** Checks what comes in against its class: unknown fields are refused, and all faults are named at once. */
export const inputPipe = (): ValidationPipe =>
  new InputPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: false },
    exceptionFactory: (faults) =>
      new Problem('invalid-input', 400, 'the input has faults; see errors', { errors: fieldProblems(faults) }),
  });

/** Asks a class that checks itself too, so that its faults stand in the same answer as those of its decorators. */
class InputPipe extends ValidationPipe {
  protected override async validate(input: object, options?: ValidatorOptions): Promise<ValidationError[]> {
    return [...(await super.validate(input, options)), ...ownFaults(input)];
  }
}

function ownFaults(input: object & Partial<SelfChecking>): ValidationError[] {
  return (input.faults?.() ?? []).map(({ field, code, message }) => ({
    property: field,
    value: null,
    constraints: { own: message },
    contexts: { own: { code } },
  }));
}
