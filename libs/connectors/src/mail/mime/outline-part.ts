import { decodeWords } from 'postal-mime';
import { decodedParameters } from './encoded-parameters.js';
import type { PartOutline } from './part-outline.js';

/** Characters of a file name that are kept. */
const LONGEST_NAME = 200;

/** What BODYSTRUCTURE or its own header says of a leaf, as written; null for what is not stated. */
export interface StatedPart {
  readonly path: string;
  /** `text/plain` and the like. */
  readonly type: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  readonly disposition: string | null;
  readonly dispositionParameters: Readonly<Record<string, string>>;
  readonly encoding: string | null;
  readonly size: number;
}

/** The same in the one form in which it is judged, wherever it came from. */
export function outlinePart(stated: StatedPart): PartOutline {
  const parameters = decodedParameters(stated.parameters);
  const disposition = decodedParameters(stated.dispositionParameters);
  return {
    path: stated.path,
    type: lower(stated.type) ?? 'text/plain',
    parameters,
    disposition: lower(stated.disposition),
    fileName: fileNameOf(disposition['filename'] ?? '') ?? fileNameOf(parameters['name'] ?? ''),
    encoding: lower(stated.encoding) ?? '7bit',
    size: stated.size,
  };
}

function lower(value: string | null): string | null {
  const trimmed = value?.trim().toLowerCase() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** Encoded words do not belong into parameters (RFC 2047 §5), and stand there all the time. */
function fileNameOf(value: string): string | null {
  const name = decodeWords(value)
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  return name === '' ? null : name.slice(0, LONGEST_NAME);
}
