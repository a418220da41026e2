import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A new folder that the database server's own user can walk into, and how to take it away. */
export function temporaryFolder(name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `calmirror-${name}-`));
  fs.chmodSync(folder, 0o711);
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
