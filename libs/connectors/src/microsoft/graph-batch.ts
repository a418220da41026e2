import { ProviderError } from '@calmirror/core';
import { bodyOf, type GraphAnswer, isJson, type Json } from './graph-answer.js';
import type { AskOptions, GraphClient, GraphQuestion } from './graph-client.js';

/** Requests that one batch may hold. Graph itself sends no more than four of them to a mailbox at a time. */
export const BATCH_SIZE = 20;

/**
 * Answers in the order of the questions, each with its own status. One question is asked alone, more of them twenty at a
 * time, one batch after the other.
 * @throws ProviderError where a batch as a whole got no answer, or one of its members none
 */
export async function askAll(
  client: GraphClient,
  questions: readonly GraphQuestion[],
  options: AskOptions,
): Promise<readonly GraphAnswer[]> {
  const answers: GraphAnswer[] = [];
  for (let at = 0; at < questions.length; at += BATCH_SIZE) {
    const some = questions.slice(at, at + BATCH_SIZE);
    const [only] = some;
    if (some.length === 1 && only !== undefined) answers.push(await client.ask(only, options));
    else answers.push(...(await askBatch(client, some, options)));
  }
  return answers;
}

async function askBatch(
  client: GraphClient,
  questions: readonly GraphQuestion[],
  options: AskOptions,
): Promise<readonly GraphAnswer[]> {
  const requests = questions.map(innerRequest);
  const batch = { method: 'POST', path: '/$batch', body: { requests } } as const;
  const { responses } = await client.read(batch, { ...options, cost: questions.length });
  const answers = new Map((Array.isArray(responses) ? responses : []).map((one: unknown) => [idOf(one), one]));
  return questions.map((_, index) => {
    const answer = innerAnswer(answers.get(String(index)));
    if (answer === null)
      throw new ProviderError('temporary', 'truncated', 'A batch came back without all of its answers.');
    return answer;
  });
}

function innerRequest({ method, path, headers = {}, body }: GraphQuestion, index: number): Json {
  const typed = body === undefined ? headers : { ...headers, 'content-type': 'application/json' };
  return { id: String(index), method, url: path, headers: typed, ...(body !== undefined && { body }) };
}

function innerAnswer(answer: unknown): GraphAnswer | null {
  if (!isJson(answer) || typeof answer['status'] !== 'number') return null;
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(isJson(answer['headers']) ? answer['headers'] : {}))
    if (typeof value === 'string') headers.set(name.toLowerCase(), value);
  const { body } = answer;
  // What is no JSON comes as base64, which a text that was read as JSON cannot be taken for.
  return {
    status: answer['status'],
    header: (name) => headers.get(name.toLowerCase()) ?? null,
    body: typeof body === 'string' ? bodyOf(Buffer.from(body, 'base64').toString('utf8')) : body,
  };
}

function idOf(answer: unknown): string {
  return isJson(answer) ? String(answer['id']) : '';
}
