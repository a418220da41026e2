import { ProviderError } from '@calmirror/core';
import { bodyOf, type GraphAnswer, isJson, type Json } from './graph-answer.js';
import { type AskOptions, type GraphClient, type GraphQuestion, isSuccess } from './graph-client.js';

/** Requests that one batch may hold. Graph itself sends no more than four of them to a mailbox at a time. */
export const BATCH_SIZE = 20;

/** Failed Dependency (RFC 4918 §11.4): not asked, as what it waits for went wrong. */
const IN_VAIN: GraphAnswer = { status: 424, header: () => null, body: undefined };

/** A question by its place among all that are asked together. */
type Placed = readonly [place: number, question: GraphQuestion];

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
  const answers = new Map<number, GraphAnswer>();
  const isVain = ({ after }: GraphQuestion): boolean => {
    const awaited = after === undefined ? undefined : answers.get(after);
    return awaited !== undefined && !isSuccess(awaited);
  };
  for (let at = 0; at < questions.length; at += BATCH_SIZE) {
    const asked: Placed[] = [];
    for (const [index, question] of questions.slice(at, at + BATCH_SIZE).entries()) {
      if (isVain(question)) answers.set(at + index, IN_VAIN);
      else asked.push([at + index, question]);
    }
    await askSome(client, asked, answers, options);
  }
  return questions.map((_, place) => answers.get(place) ?? IN_VAIN);
}

async function askSome(
  client: GraphClient,
  asked: readonly Placed[],
  answers: Map<number, GraphAnswer>,
  options: AskOptions,
): Promise<void> {
  const [first] = asked;
  if (first === undefined) return;
  if (asked.length === 1) {
    answers.set(first[0], await client.ask(first[1], options));
    return;
  }
  const requests = asked.map(([place, question]) => innerRequest(place, question, !answers.has(question.after ?? -1)));
  const batch = { method: 'POST', path: '/$batch', body: { requests } } as const;
  const { responses } = await client.read(batch, { ...options, cost: asked.length });
  const heard = new Map((Array.isArray(responses) ? responses : []).map((one: unknown) => [idOf(one), one]));
  for (const [place] of asked) {
    const answer = innerAnswer(heard.get(String(place)));
    if (answer === null)
      throw new ProviderError('temporary', 'truncated', 'A batch came back without all of its answers.');
    answers.set(place, answer);
  }
}

/** @param waits whether what it waits for is in the same batch; else it has gone well */
function innerRequest(place: number, { method, path, headers = {}, body, after }: GraphQuestion, waits: boolean): Json {
  return {
    id: String(place),
    method,
    url: path,
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...(body !== undefined && { body }),
    ...(after !== undefined && waits && { dependsOn: [String(after)] }),
  };
}

function innerAnswer(answer: unknown): GraphAnswer | null {
  if (!isJson(answer) || typeof answer['status'] !== 'number') return null;
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(isJson(answer['headers']) ? answer['headers'] : {}))
    if (typeof value === 'string') headers.set(name.toLowerCase(), value);
  const { body } = answer;
  return {
    status: answer['status'],
    header: (name) => headers.get(name.toLowerCase()) ?? null,
    // What is no JSON comes as base64.
    body: typeof body === 'string' ? bodyOf(Buffer.from(body, 'base64').toString('utf8')) : body,
  };
}

function idOf(answer: unknown): string {
  return isJson(answer) ? String(answer['id']) : '';
}
