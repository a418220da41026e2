import type { OAuthOutcome } from '@calmirror/contracts/closed-lists';
import { Observable } from 'rxjs';

/** What came of an attempt to connect, as the window that the provider led back to tells it to the others. */
export interface Connected {
  readonly attempt: string;
  readonly connector: string;
  readonly outcome: OAuthOutcome;
}

const NAME = 'calmirror-connected';

/** To all windows of this console. */
export function tellConnected(connected: Connected): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage(connected);
  channel.close();
}

/** What other windows tell, for as long as somebody listens. */
export const toldConnected = (): Observable<Connected> =>
  new Observable((observer) => {
    const channel = new BroadcastChannel(NAME);
    channel.onmessage = ({ data }: MessageEvent<Connected>) => observer.next(data);
    return () => channel.close();
  });
