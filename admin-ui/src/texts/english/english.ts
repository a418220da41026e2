import { connectors } from './connectors';
import { checks } from './checks';
import { jobs } from './jobs';
import { pairs } from './pairs';
import { policy } from './policy';
import { problems } from './problems';
import { session } from './session';
import { shell } from './shell';

export const english = { language: 'en', shell, session, connectors, checks, jobs, pairs, policy, problems };
