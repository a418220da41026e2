import { ValidateIf } from 'class-validator';

/** May be left out, but not be null: null is no value of these members. */
export function IfGiven(): PropertyDecorator {
  return ValidateIf((_, value: unknown) => value !== undefined);
}
