import { audit } from './audit';
import { calendars } from './calendars';
import { connectors } from './connectors';
import { checks } from './checks';
import { jobs } from './jobs';
import { mirrorACalendar } from './mirror-a-calendar';
import { overview } from './overview';
import { pairs } from './pairs';
import { policy } from './policy';
import { problems } from './problems';
import { session } from './session';
import { shell } from './shell';
import { subjects } from './subjects';
import { zones } from './zones';

export const english = {
  language: 'en',
  shell,
  subjects,
  audit,
  session,
  overview,
  connectors,
  calendars,
  checks,
  jobs,
  mirrorACalendar,
  pairs,
  policy,
  problems,
  zones,
};
