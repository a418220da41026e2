import { ProviderError } from '@calmirror/core';
import type { MailLimits } from './mail-limits.js';

/** A response as it came (RFC 9051 §7): its lines, and between any two of them a literal. */
export interface RawResponse {
  /** One more than there are literals; without line ends and literals' announcements. */
  readonly lines: readonly Buffer[];
  readonly literals: readonly Buffer[];
}

const LF = 10;
const CR = 13;
const CLOSING_BRACE = 0x7d;
/** Longest announcement of a literal that is looked for at a line's end. */
const ANNOUNCEMENT_BYTES = 24;
/** The same with the line's end. */
const TAIL_BYTES = ANNOUNCEMENT_BYTES + 2;
const ANNOUNCEMENT = /\{(\d{1,15})\+?\}$/;

/** Cuts what a server sends into responses, of bounded size whatever it sends. */
export class ResponseReader {
  private chunks: Buffer[] = [];
  private chunkBytes = 0;
  private lines: Buffer[] = [];
  private literals: Buffer[] = [];
  /** Bytes of the response so far: lines, and everything. */
  private lineBytes = 0;
  private bytes = 0;
  /** Bytes of a literal that are still to come; null outside of one. */
  private literalLeft: number | null = null;
  /** The response is too large: of the rest of it only its end is looked for. */
  private isPassedOver = false;

  /**
   * @param onOversized called when a response becomes too large, and for each literal of it from then on, with the literal's bytes,
   * which are still to come; unless it throws, as it does by default, the response is passed over
   */
  constructor(
    private readonly limits: Pick<MailLimits, 'lineBytes' | 'responseBytes'>,
    private readonly onResponse: (response: RawResponse) => void,
    private readonly onOversized: (bytesToCome: number) => void = () => {
      throw tooLarge();
    },
  ) {}

  /** Whether a response has begun that is not whole yet. */
  get isWithin(): boolean {
    return this.bytes > 0;
  }

  /** @throws what `onOversized` throws */
  push(data: Buffer): void {
    let at = 0;
    while (at < data.length) at = this.literalLeft === null ? this.readLine(data, at) : this.readLiteral(data, at);
  }

  private readLine(data: Buffer, from: number): number {
    const end = data.indexOf(LF, from);
    const to = end < 0 ? data.length : end + 1;
    this.lineBytes += to - from;
    this.keep(data.subarray(from, to));
    if (end >= 0) this.endLine();
    return to;
  }

  private readLiteral(data: Buffer, from: number): number {
    const left = this.literalLeft ?? 0;
    const to = Math.min(data.length, from + left);
    this.keep(data.subarray(from, to));
    this.literalLeft = left - (to - from);
    if (this.literalLeft === 0) this.endLiteral();
    return to;
  }

  private endLine(): void {
    const whole = this.taken();
    const line = whole.subarray(0, whole.length - (whole.at(-2) === CR ? 2 : 1));
    const size = literalSize(line);
    if (size === null) {
      const response = this.isPassedOver ? null : { lines: [...this.lines, line], literals: this.literals };
      this.lines = [];
      this.literals = [];
      this.lineBytes = 0;
      this.bytes = 0;
      this.isPassedOver = false;
      if (response !== null) this.onResponse(response);
      return;
    }
    // Before a byte of it has come.
    if (this.isPassedOver || this.bytes + size > this.limits.responseBytes) this.passOver(size);
    else this.lines.push(line.subarray(0, line.lastIndexOf('{')));
    this.literalLeft = size;
    if (size === 0) this.endLiteral();
  }

  private endLiteral(): void {
    const literal = this.taken();
    if (!this.isPassedOver) this.literals.push(literal);
    this.literalLeft = null;
  }

  private keep(piece: Buffer): void {
    this.bytes += piece.length;
    const isTooLarge = this.bytes > this.limits.responseBytes || this.lineBytes > this.limits.lineBytes;
    if (isTooLarge && !this.isPassedOver) this.passOver(0);
    if (this.isPassedOver && this.literalLeft !== null) return;
    this.chunks.push(piece);
    this.chunkBytes += piece.length;
    if (this.isPassedOver && this.chunkBytes > TAIL_BYTES) {
      const tail = Buffer.from(this.taken().subarray(-TAIL_BYTES));
      this.chunks = [tail];
      this.chunkBytes = tail.length;
    }
  }

  private passOver(bytesToCome: number): void {
    this.onOversized(bytesToCome);
    this.isPassedOver = true;
    this.lines = [];
    this.literals = [];
  }

  private taken(): Buffer {
    const [only] = this.chunks;
    const whole = this.chunks.length === 1 && only ? only : Buffer.concat(this.chunks, this.chunkBytes);
    this.chunks = [];
    this.chunkBytes = 0;
    return whole;
  }
}

function literalSize(line: Buffer): number | null {
  if (line.at(-1) !== CLOSING_BRACE) return null;
  const found = ANNOUNCEMENT.exec(line.subarray(-ANNOUNCEMENT_BYTES).toString('latin1'));
  return found ? Number(found[1]) : null;
}

export function tooLarge(): ProviderError {
  return new ProviderError('rejected', 'too-large', 'The mail server sends more than is read.');
}
