import { ProviderError } from '@calmirror/core';
import type { GraphAnswer } from './graph-answer.js';
import { askAll } from './graph-batch.js';
import type { AskOptions, GraphClient, GraphQuestion } from './graph-client.js';

/**
 * Something that takes several requests, each of which may depend on the answers before: it yields questions and is
 * handed their answers. So it is the same whether it is had alone or beside others, whose questions then share batches.
 */
export type Conversation<T> = Generator<readonly GraphQuestion[], T, readonly GraphAnswer[]>;

/** How a conversation ended. */
export type Ending<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ProviderError };

export function* one(question: GraphQuestion): Conversation<GraphAnswer> {
  const [answer] = yield [question];
  if (answer === undefined) throw new Error('a question without an answer');
  return answer;
}

/** An error of the provider ends this conversation alone. */
export function* settled<T>(conversation: Conversation<T>): Conversation<Ending<T>> {
  try {
    return { ok: true, value: yield* conversation };
  } catch (error) {
    if (error instanceof ProviderError) return { ok: false, error };
    throw error;
  }
}

/** All of these at once: what they ask in one round goes out together. */
export function* together<T>(conversations: readonly Conversation<T>[]): Conversation<readonly T[]> {
  const turns = conversations.map((conversation) => ({ conversation, turn: conversation.next() }));
  for (;;) {
    const waiting = turns.filter(({ turn }) => turn.done !== true);
    if (waiting.length === 0) break;
    const asked = waiting.map(({ turn }) => (turn.done === true ? [] : turn.value));
    const answers = yield asked.flatMap((questions, index) => {
      const before = asked.slice(0, index).flat().length;
      return questions.map((question) => moved(question, before));
    });
    let at = 0;
    for (const [index, waitingOne] of waiting.entries()) {
      const count = asked[index]?.length ?? 0;
      waitingOne.turn = waitingOne.conversation.next(answers.slice(at, at + count));
      at += count;
    }
  }
  return turns.flatMap(({ turn }) => (turn.done === true ? [turn.value] : []));
}

/**
 * Has a conversation with Graph.
 * @throws ProviderError what the conversation throws, or what became of a whole batch
 */
export async function converse<T>(client: GraphClient, conversation: Conversation<T>, options: AskOptions): Promise<T> {
  let turn = conversation.next();
  while (turn.done !== true) {
    const answers = await askAll(client, turn.value, options);
    turn = conversation.next(answers);
  }
  return turn.value;
}

function moved(question: GraphQuestion, by: number): GraphQuestion {
  return question.after === undefined ? question : { ...question, after: question.after + by };
}
