import { connect as connectSocket, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { ProviderError } from '@calmirror/core';
import { type AddressGate, createAddressGate, createOpenedGate } from '../../http/address-gate.js';
import { addressRefused, guardedLookup, type NameResolver } from '../../http/guarded-connector.js';
import type { Network } from '../../http/network.js';
import type { MailAccount } from '../mail-source.js';
import { askForTls } from './start-tls.js';

export interface DialParts {
  readonly allowedNetworks: readonly Network[];
  readonly resolve: NameResolver;
  /** PEM certificates trusted instead of the system's; null for the system's. */
  readonly ca: string | null;
}

export interface DialledServer {
  readonly socket: Socket;
  /** Whether the server has yet to greet: after STARTTLS it has done so already. */
  readonly greets: boolean;
}

/**
 * Makes the connection that an account asks for; there is no falling back to a weaker one. The address is judged before it is dialled
 * (promise 11); without encryption only an administrator's networks are.
 * @param signal ends the dialling, and destroys the socket for as long as it is being dialled
 * @throws ProviderError, errors of sockets, or the signal's reason
 */
export async function dialMailServer(
  account: MailAccount,
  parts: DialParts,
  signal: AbortSignal,
): Promise<DialledServer> {
  const { host, port, security } = account;
  const open = security === 'none' ? createOpenedGate : createAddressGate;
  const plain = dialled(host, port, open(parts.allowedNetworks), parts.resolve);
  let socket: Socket = plain;
  const end = (): void => void socket.destroy();
  signal.addEventListener('abort', end);
  try {
    await ready(plain, 'connect', signal);
    if (security === 'starttls') await askForTls(plain, signal);
    if (security !== 'none') {
      socket = encrypted(plain, host, parts.ca);
      await ready(socket, 'secureConnect', signal);
    }
    signal.throwIfAborted();
    return { socket, greets: security !== 'starttls' };
  } catch (error) {
    socket.destroy();
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function dialled(host: string, port: number, gate: AddressGate, resolve: NameResolver): Socket {
  const literal = host.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0 && !gate.allows(literal)) throw addressRefused();
  const socket = connectSocket({ host: literal, port, lookup: guardedLookup({ gate, resolve }) });
  // Whoever waits hears of errors by a listener of its own; between two of them nobody does.
  return socket.on('error', () => undefined);
}

function encrypted(socket: Socket, host: string, ca: string | null): TLSSocket {
  const name = host.replace(/^\[|\]$/g, '');
  const tls = connectTls({
    socket,
    // A literal address is no server name (RFC 6066 §3); the certificate is held against `host`, whatever it is.
    ...(isIP(name) === 0 ? { servername: name } : {}),
    host: name,
    ...(ca === null ? {} : { ca }),
    minVersion: 'TLSv1.2',
  });
  return tls.on('error', () => undefined);
}

function ready(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => (): void => {
      socket.off('error', failed).off('close', closed).off(event, opened);
      signal.removeEventListener('abort', aborted);
      settle();
    };
    const opened = done(resolve);
    const aborted = done(() => reject(signal.reason as Error));
    const closed = done(() => reject(hungUp()));
    const failed = (error: Error): void => done(() => reject(error))();
    socket.on('error', failed).on('close', closed).on(event, opened);
    signal.addEventListener('abort', aborted);
    if (signal.aborted) aborted();
  });
}

export function hungUp(): ProviderError {
  return new ProviderError('temporary', 'connection-failed', 'The mail server hung up.');
}
