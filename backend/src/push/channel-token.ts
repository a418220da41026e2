import { createHash, randomBytes } from 'node:crypto';

const ID_BYTES = 16;
const SECRET_BYTES = 32;

/** Exactly so many characters of base64url; both providers carry more. */
const TOKEN = /^[\w-]{64}$/;

/** A token as a message brought it. */
export interface ReadToken {
  /** Of the channel that it claims to be of. */
  readonly channelId: string;
  /** What is kept of a token, and compared. */
  readonly hash: Buffer;
}

/**
 * A token for a channel: the channel's id here, and a secret. The id within lets a message be looked up that comes before
 * the provider has answered, when nobody knows yet what the provider calls the channel.
 */
export function newChannelToken(channelId: string): { readonly token: string; readonly hash: Buffer } {
  const id = Buffer.from(channelId.replaceAll('-', ''), 'hex');
  const token = Buffer.concat([id, randomBytes(SECRET_BYTES)]).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** Null for what no token of ours can be. */
export function readChannelToken(text: unknown): ReadToken | null {
  if (typeof text !== 'string' || !TOKEN.test(text)) return null;
  const hex = Buffer.from(text, 'base64url').toString('hex', 0, ID_BYTES);
  const channelId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { channelId, hash: hashOf(text) };
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
