import { audit } from './audit';
import { calendars } from './calendars';
import { connecting } from './connecting';
import { connectors } from './connectors';
import { checks } from './checks';
import { forecast } from './forecast';
import { jobs } from './jobs';
import { mirrorACalendar } from './mirror-a-calendar';
import { overview } from './overview';
import { pairs } from './pairs';
import { policy } from './policy';
import { problems } from './problems';
import { quota } from './quota';
import { registrations } from './registrations';
import { session } from './session';
import { settings } from './settings';
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
  connecting,
  connectors,
  calendars,
  checks,
  forecast,
  jobs,
  mirrorACalendar,
  pairs,
  policy,
  problems,
  quota,
  registrations,
  settings,
  zones,
};
