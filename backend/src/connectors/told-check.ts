import { PassThrough, type Readable } from 'node:stream';
import type { CheckLine, ConnectorCheckAnswer } from '@calmirror/contracts';
import type { CheckListener } from '@calmirror/connectors';

export const NDJSON = 'application/x-ndjson';

/** Lines of JSON: each check as it ends, the outcome last. An answer without an outcome broke off. */
export function toldCheck(run: (ended: CheckListener) => Promise<ConnectorCheckAnswer>): Readable {
  const lines = new PassThrough();
  const tell = (line: CheckLine): void => void lines.write(`${JSON.stringify(line)}\n`);
  run((check) => tell({ check: { ...check } })).then(
    ({ ok }) => {
      tell({ ok });
      lines.end();
    },
    (error: Error) => lines.destroy(error),
  );
  return lines;
}
