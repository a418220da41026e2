import { ProviderError } from '@calmirror/core';
import { type Json, textIn, undecodable } from './graph-answer.js';
import type { AskOptions, GraphClient, GraphQuestion } from './graph-client.js';

/** More pages than any calendar has: whoever gives more of them gives them without end. */
const MOST_PAGES = 5_000;

export interface GraphPage {
  /** What the page holds; it may be empty and still not be the last one. */
  readonly values: readonly unknown[];
  /** Where changes from here on are told; on the last page of a delta alone. */
  readonly deltaLink: string | null;
}

/**
 * Pages of a collection, from the first to the last.
 * @throws ProviderError where one of them is none, or does not come; `endless-pages` where they lead in a circle
 */
export async function* pagesOf(
  client: GraphClient,
  first: GraphQuestion,
  options: AskOptions,
): AsyncGenerator<GraphPage> {
  const seen = new Set<string>();
  let question: GraphQuestion | null = first;
  while (question !== null) {
    seen.add(question.path);
    const page: Json = await client.read(question, options);
    const values = page['value'];
    if (!Array.isArray(values)) throw undecodable();
    yield { values, deltaLink: textIn(page, '@odata.deltaLink') };
    const next = textIn(page, '@odata.nextLink');
    const path: string | null = next === null ? null : client.pathOf(next);
    if (path !== null && (seen.has(path) || seen.size >= MOST_PAGES))
      throw new ProviderError('temporary', 'endless-pages', 'The pages of Microsoft Graph lead in a circle.');
    question = path === null ? null : { ...first, path };
  }
}

/** All that a collection holds. */
export async function valuesOf(
  client: GraphClient,
  first: GraphQuestion,
  options: AskOptions,
): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  for await (const page of pagesOf(client, first, options)) values.push(...page.values);
  return values;
}
