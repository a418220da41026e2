import { ProviderError } from '@calmirror/core';
import { type Conversation, one, settled, together } from './conversation.js';
import type { GraphAnswer } from './graph-answer.js';
import type { GraphQuestion } from './graph-client.js';

const ask = (path: string, after?: number): GraphQuestion => ({
  method: 'GET',
  path,
  ...(after !== undefined && { after }),
});
const answer = (path: string): GraphAnswer => ({ status: 200, header: () => null, body: path });

/** Answers each question with its path, and tells what went out in each round. */
function heard<T>(conversation: Conversation<T>): { rounds: string[][]; value: T } {
  const rounds: string[][] = [];
  let turn = conversation.next();
  while (turn.done !== true) {
    rounds.push(turn.value.map(({ path, after }) => (after === undefined ? path : `${path} after ${after}`)));
    turn = conversation.next(turn.value.map(({ path }) => answer(path)));
  }
  return { rounds, value: turn.value };
}

function* chain(...paths: readonly string[]): Conversation<string> {
  let told = '';
  for (const path of paths) told += String((yield* one(ask(path))).body);
  return told;
}

describe('conversations together', () => {
  it('ask in rounds, and each hears its own answers', () => {
    const { rounds, value } = heard(together([chain('a', 'b', 'c'), chain(), chain('x', 'y')]));
    expect(rounds).toEqual([['a', 'x'], ['b', 'y'], ['c']]);
    expect(value).toEqual(['abc', '', 'xy']);
  });

  it('may be within others', () => {
    const { rounds } = heard(
      together([together([chain('a'), chain('b', 'c')]), chain('x')].map((each) => settled<unknown>(each))),
    );
    expect(rounds).toEqual([['a', 'b', 'x'], ['c']]);
  });

  it('keep what waits for what, wherever it comes to stand', () => {
    function* pair(name: string): Conversation<string> {
      yield [ask(`${name}1`), ask(`${name}2`, 0)];
      return name;
    }
    const { rounds } = heard(together([chain('x'), pair('a'), pair('b')]));
    expect(rounds).toEqual([['x', 'a1', 'a2 after 1', 'b1', 'b2 after 3']]);
  });

  it('that fail end alone; a fault of our own is none of the provider’s', () => {
    function* failing(error: Error): Conversation<string> {
      yield [ask('f')];
      throw error;
    }
    const error = new ProviderError('rejected', 'refused', 'no');
    const { value } = heard(together([failing(error), chain('a')].map(settled)));
    expect(value).toEqual([
      { ok: false, error },
      { ok: true, value: 'a' },
    ]);
    expect(() => heard(settled(failing(new TypeError('ours'))))).toThrow('ours');
  });
});
