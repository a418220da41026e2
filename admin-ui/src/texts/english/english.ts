import { audit } from './audit';
import { calendars } from './calendars';
import { connecting } from './connecting';
import { connectors } from './connectors';
import { checks } from './checks';
import { jobs } from './jobs';
import { mirrorACalendar } from './mirror-a-calendar';
import { overview } from './overview';
import { pairs } from './pairs';
import { policy } from './policy';
import { problems } from './problems';
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
  jobs,
  mirrorACalendar,
  pairs,
  policy,
  problems,
  registrations,
  settings,
  zones,
};
