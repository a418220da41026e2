import { InjectionToken } from '@angular/core';

/** What a stream of changes tells. */
export interface StreamEvents {
  /** It is open: what changes from now on is told. */
  readonly opened: () => void;
  readonly changed: (topics: readonly string[]) => void;
  /** It is over, for whatever reason; nothing is told any more. */
  readonly lost: () => void;
}

/** Opens a stream, and answers with what closes it. After that nothing is told. */
export type OpenStream = (path: string, events: StreamEvents) => () => void;

/** Server-sent events as the browser reads them; where it cannot, the stream never opens. */
export const OPEN_STREAM = new InjectionToken<OpenStream>('open-stream', {
  providedIn: 'root',
  factory: () => (typeof EventSource === 'undefined' ? () => () => undefined : openEventSource),
});

/**
 * The browser's own reconnecting is not used: it neither waits longer each time nor tells a refusal from a lost line, and
 * a refused stream it gives up for good.
 */
const openEventSource: OpenStream = (path, { opened, changed, lost }) => {
  const source = new EventSource(path);
  source.addEventListener('hello', opened);
  source.addEventListener('change', ({ data }: MessageEvent<string>) => changed(topicsIn(data)));
  source.addEventListener('error', () => {
    source.close();
    lost();
  });
  return () => source.close();
};

/** The topics of one event, `{"topics":["pairs"]}`. What cannot be read names none. */
export function topicsIn(data: string): string[] {
  try {
    const { topics } = JSON.parse(data) as { topics?: unknown };
    return Array.isArray(topics) ? topics.filter((topic) => typeof topic === 'string') : [];
  } catch {
    return [];
  }
}
