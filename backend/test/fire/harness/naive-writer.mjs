// A writer without computed identities, as a process of its own: what is on the target it knows from its notes alone,
// which it makes after each write. Arguments: address of the collection, Authorization header, file of what is wanted
// ({ event id: iCalendar text }), file of its notes.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';

const [collection, authorization, wantedFile, notesFile] = process.argv.slice(2);
const wanted = JSON.parse(fs.readFileSync(wantedFile, 'utf8'));
const notes = fs.existsSync(notesFile) ? JSON.parse(fs.readFileSync(notesFile, 'utf8')) : {};

for (const [id, text] of Object.entries(wanted)) {
  if (notes[id]) continue;
  const name = randomUUID();
  const headers = { authorization, 'content-type': 'text/calendar', 'if-none-match': '*' };
  const body = text.replace(/^UID:.*$/m, `UID:${name}`);
  const answer = await fetch(`${collection}${name}.ics`, { method: 'PUT', headers, body });
  if (answer.status !== 201) throw new Error(`PUT was answered ${answer.status}`);
  notes[id] = `${new URL(collection).pathname}${name}.ics`;
  fs.writeFileSync(notesFile, JSON.stringify(notes));
}
