import type { SelfChecking } from '@calmirror/contracts';
import { Injectable, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { fieldProblems } from './field-problems.js';
import { Problem } from './problem.js';
import { unstorableTexts } from './unstorable-text.js';

const PLAIN = new Set<unknown>([String, Boolean, Number, Array, Object]);

/** Settings that hold nothing are a class without a rule, which class-validator takes for a class it does not know. */
const CHECKS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false } as const;

const checksItself = (input: object): input is SelfChecking => 'faults' in input && typeof input.faults === 'function';

/** Makes the request's class out of what came in, and checks it: unknown fields are refused, all faults named at once. */
@Injectable()
export class InputPipe implements PipeTransform {
  async transform(value: unknown, { metatype, type }: ArgumentMetadata): Promise<unknown> {
    if (!metatype || PLAIN.has(metatype) || type === 'custom') return value;
    const input = this.instance(metatype, value);
    const faults = await validate(input, CHECKS);
    const errors = [...fieldProblems(faults), ...unstorableTexts(value)];
    if (checksItself(input)) errors.push(...input.faults());
    if (errors.length > 0) throw new Problem('invalid-input', 400, 'the input has faults: see errors', { errors });
    return input;
  }

  private instance(metatype: Type, value: unknown): object {
    // No body at all is one without members: whether that will do is for the class to say.
    const plain = value === undefined ? {} : value;
    if (typeof plain === 'object' && plain !== null && !Array.isArray(plain))
      return plainToInstance(metatype, plain) as object;
    throw notAnObject();
  }
}

/** The refusal of a body that is no JSON object. */
export function notAnObject(): Problem {
  const message = 'send a JSON object';
  return new Problem('invalid-input', 400, message, { errors: [{ field: '', code: 'type', message }] });
}
