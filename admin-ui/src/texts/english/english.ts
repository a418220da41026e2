import { pairs } from './pairs';
import { problems } from './problems';
import { session } from './session';
import { shell } from './shell';

export const english = { language: 'en', shell, session, pairs, problems };
