import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { isDataRefused, isDatabaseAway } from './database-away.js';

const told = (code: string): DatabaseError => Object.assign(new DatabaseError('told', 4, 'error'), { code });
const wrapped = (cause: Error): QueryFailedError => new QueryFailedError('SELECT 1', [], cause);

describe('a database that is away', () => {
  it.each([
    ['was shut down', told('57P01')],
    ['has no connection left', told('53300')],
    ['chose this transaction to end a deadlock', told('40P01')],
    ['ended a transaction that was idle', told('25P03')],
    ['refuses connections', Object.assign(new Error('no'), { code: 'ECONNREFUSED' })],
    ['cut the connection', new Error('Connection terminated unexpectedly')],
  ])('is one that %s, under its own error or TypeORM’s', (_, error) => {
    expect([isDatabaseAway(error), isDatabaseAway(wrapped(error))]).toEqual([true, true]);
    expect(isDataRefused(error)).toBe(false);
  });

  it.each([
    ['a value it cannot keep', told('22021')],
    ['a row that is there already', told('23505')],
  ])('is not one that refuses %s', (_, error) => {
    expect([isDatabaseAway(error), isDatabaseAway(wrapped(error))]).toEqual([false, false]);
    expect([isDataRefused(error), isDataRefused(wrapped(error))]).toEqual([true, true]);
  });

  it.each([
    ['a wrong statement', told('42601')],
    ['a fault of our own', new TypeError('x is undefined')],
    ['nothing', undefined],
  ])('is not %s', (_, error) => {
    expect([isDatabaseAway(error), isDataRefused(error)]).toEqual([false, false]);
  });
});
