import { parentPort } from 'node:worker_threads';
import { serveReadings } from '@calmirror/connectors';

/** Entry of a thread that reads big feeds; see `calendarReader`. */
if (parentPort !== null) serveReadings(parentPort);
