import { forecast } from './forecast';
import { overview } from './overview';
import { reasons, states } from './pair-states';
import { problems } from './problems';
import { session } from './session';
import { shell } from './shell';

/** The words of the door, the shell and the first page: those that everybody waits for. */
export const first = { language: 'en', shell, session, overview, forecast, pairs: { states, reasons }, problems };
