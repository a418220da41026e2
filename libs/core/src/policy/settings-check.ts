import type { Fault, FaultCode } from './fault.js';

/**
 * Collects the faults of settings that came from outside, all at once. Each `…At` answers the value in its type, or
 * null after noting why it is not: the caller goes on with the next member either way.
 */
export class SettingsCheck {
  readonly faults: Fault[] = [];

  note(field: string, code: FaultCode, message: string): null {
    this.faults.push({ field, code, message });
    return null;
  }

  /** An object with no members beyond `allowed`. */
  objectAt(field: string, value: unknown, allowed: readonly string[]): Readonly<Record<string, unknown>> | null {
    if (!isObject(value)) return this.note(field, 'wrong-type', 'This must be an object.');
    for (const key of Object.keys(value)) {
      if (!allowed.includes(key)) {
        this.note(within(field, key), 'unknown-field', `Not a known field; known are ${allowed.join(', ')}.`);
      }
    }
    return value;
  }

  oneOf<T extends string>(field: string, value: unknown, allowed: readonly T[]): T | null {
    const found = allowed.find((candidate) => candidate === value);
    if (found !== undefined) return found;
    if (value === undefined) return this.note(field, 'required', `One of ${allowed.join(', ')} is needed.`);
    return this.note(field, 'unknown-value', `This must be one of ${allowed.join(', ')}.`);
  }

  textAt(field: string, value: unknown, longest: number): string | null {
    if (value === undefined) return this.note(field, 'required', 'A text is needed.');
    if (typeof value !== 'string') return this.note(field, 'wrong-type', 'This must be text.');
    if (value.length > longest) return this.note(field, 'too-long', `At most ${longest} characters are allowed.`);
    return value;
  }

  wholeAt(field: string, value: unknown, least: number, most: number): number | null {
    if (value === undefined) return this.note(field, 'required', 'A whole number is needed.');
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      return this.note(field, 'wrong-type', 'This must be a whole number.');
    }
    if (value < least || value > most) {
      return this.note(field, 'out-of-range', `This must be from ${least} to ${most}.`);
    }
    return value;
  }

  listAt(field: string, value: unknown, most: number): readonly unknown[] | null {
    if (value === undefined) return this.note(field, 'required', 'A list is needed.');
    if (!Array.isArray(value)) return this.note(field, 'wrong-type', 'This must be a list.');
    if (value.length > most) return this.note(field, 'too-many', `At most ${most} entries are allowed.`);
    return value as readonly unknown[];
  }
}

export function within(path: string, member: string | number): string {
  return path === '' ? String(member) : `${path}.${member}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
