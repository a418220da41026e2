import { HttpErrorResponse } from '@angular/common/http';
import { action } from './action';

const refused = new HttpErrorResponse({ status: 409, error: { code: 'conflict' } });

describe('action', () => {
  it('is running until it is done, and says that it was', async () => {
    let finish = (): void => undefined;
    const saving = action(() => new Promise<void>((resolve) => (finish = resolve)));
    const run = saving.run();
    expect(saving.running()).toBe(true);
    finish();
    expect([await run, saving.running(), saving.problem()]).toEqual([true, false, null]);
  });

  it('is not started twice by a double click', async () => {
    let times = 0;
    const saving = action(async () => void times++);
    await Promise.all([saving.run(), saving.run()]);
    expect(times).toBe(1);
  });

  it('tells what failed, and forgets it with the next try', async () => {
    let fails = true;
    const saving = action(() => (fails ? Promise.reject(refused) : Promise.resolve()));
    expect(await saving.run()).toBe(false);
    expect(saving.problem()?.code).toBe('conflict');
    fails = false;
    expect(await saving.run()).toBe(true);
    expect(saving.problem()).toBeNull();
  });

  it('hands on what it is given', async () => {
    const got: unknown[] = [];
    await action(async (id: string, sure: boolean) => void got.push(id, sure)).run('x', true);
    expect(got).toEqual(['x', true]);
  });
});
