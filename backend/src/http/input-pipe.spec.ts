import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsInt, IsString, Length, ValidateNested } from 'class-validator';
import type { FieldProblem } from '@calmirror/contracts';
import { InputPipe } from './input-pipe.js';
import type { Problem } from './problem.js';

class Inner {
  @IsString()
  url: string;
}
class Outer {
  @IsString()
  @Length(1, 5)
  name: string;

  @IsInt()
  count: number;

  @ValidateNested()
  @Type(() => Inner)
  settings: Inner;

  faults(): FieldProblem[] {
    return this.name === 'self' ? [{ field: 'name', code: 'not-allowed', message: 'not this one' }] : [];
  }
}

const pipe = new InputPipe();
const read = (value: unknown): Promise<unknown> => pipe.transform(value, { type: 'body', metatype: Outer });
const faultsOf = async (value: unknown): Promise<string[]> => {
  const problem = await read(value).then(
    () => null,
    (error: Problem) => error,
  );
  return (problem?.errors ?? []).map(({ field, code }) => `${field} ${code}`).sort();
};

describe('InputPipe', () => {
  it('makes the class out of what came in', async () => {
    const input = await read({ name: 'x', count: 1, settings: { url: 'y' } });
    expect(input).toBeInstanceOf(Outer);
    expect((input as Outer).settings).toBeInstanceOf(Inner);
  });

  it('names all faults at once, with their paths, and what the class finds itself', async () => {
    expect(await faultsOf({ name: 'far too long', count: '1', settings: { url: 1, more: 2 }, extra: true })).toEqual([
      'count type',
      'extra unknown',
      'name length',
      'settings.more unknown',
      'settings.url type',
    ]);
    expect(await faultsOf({ name: 'self', count: 0.5, settings: { url: '' } })).toEqual([
      'count type',
      'name not-allowed',
    ]);
  });

  it('calls an absent field required, once', async () => {
    expect(await faultsOf({ count: 1, settings: { url: '' } })).toEqual(['name required']);
  });

  it.each([[[]], ['text'], [5], [null]])('refuses a body that is no object: %j', async (body) => {
    expect(await faultsOf(body)).toEqual([' type']);
  });
});
