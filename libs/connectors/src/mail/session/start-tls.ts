import type { Socket } from 'node:net';
import { ProviderError } from '@calmirror/core';
import { ResponseReader } from './response-reader.js';
import { greetingError } from './mail-refusal.js';

const TAG = 'S1';
const LIMITS = { lineBytes: 10_000, responseBytes: 10_000 };

/**
 * Brings a server to the point at which TLS begins (RFC 9051 §6.2.1). A server that will not is an error, and so is one that says
 * anything beyond its consent: whoever sits between could have put it there, to be taken for a word said under TLS.
 * @throws ProviderError `tls-failed`
 */
export function askForTls(socket: Socket, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let isGreeted = false;
    let isAgreed = false;
    const reader = new ResponseReader(LIMITS, ({ lines }) => {
      const line = lines[0]?.toString('latin1') ?? '';
      if (isAgreed) throw tlsRefused('says more than it may before encryption begins');
      if (!isGreeted) {
        const refused = greetingError(line);
        // A server that takes us for signed in already leaves no room for STARTTLS.
        if (refused !== null || !/^\* OK\b/i.test(line)) throw refused ?? tlsRefused('offers no encryption');
        isGreeted = true;
        socket.write(`${TAG} STARTTLS\r\n`);
      } else if (line.startsWith(`${TAG} `)) {
        if (!/^\S+ OK\b/i.test(line)) throw tlsRefused('offers no encryption');
        isAgreed = true;
      } else if (!line.startsWith('* ') || /^\* (BYE|PREAUTH)\b/i.test(line)) throw tlsRefused('refuses encryption');
    });
    const settle = (how: () => void): void => {
      socket.off('data', read).off('error', failed).off('close', closed).pause();
      signal.removeEventListener('abort', aborted);
      how();
    };
    const failed = (error: Error): void => settle(() => reject(error));
    const closed = (): void => failed(tlsRefused('hangs up instead of offering encryption'));
    const aborted = (): void => failed(signal.reason as Error);
    const read = (data: Buffer): void => {
      try {
        reader.push(data);
        if (!isAgreed) return;
        if (reader.isWithin) throw tlsRefused('says more than it may before encryption begins');
        settle(resolve);
      } catch (error) {
        failed(error as Error);
      }
    };
    socket.on('data', read).on('error', failed).on('close', closed);
    signal.addEventListener('abort', aborted);
  });
}

function tlsRefused(what: string): ProviderError {
  return new ProviderError('temporary', 'tls-failed', `The mail server ${what}.`);
}
