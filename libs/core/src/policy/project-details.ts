import type { EventClass, EventDetails, Transparency } from '../event/calendar-event.js';
import { cleanAddress, cleanLine, cleanText, TEXT_LIMITS } from './clean-text.js';
import { attendeeLines, organizerLine, personText } from './people-lines.js';
import type { TextField } from './policy.js';
import type { Policy } from './resolve-policy.js';
import { fillTemplate, type TemplateValues } from './template.js';

/** What templates may say of the pair. */
export interface PairNames {
  /** The source calendar's name. */
  readonly source: string;
  readonly pair: string;
}

const MOST_CATEGORIES = 64;
/** A CSS3 colour name or `#rrggbb`: anything else in that place is no colour. */
const COLOR = /^(?:#[0-9a-f]{6}|[a-z]{3,24})$/i;

/** Details of an event that says nothing. Projection starts here, so that a field nobody thought of is not copied. */
export const BLANK_DETAILS: EventDetails = {
  summary: null,
  description: null,
  location: null,
  geo: null,
  url: null,
  conference: null,
  categories: [],
  color: null,
  status: 'confirmed',
  transparency: 'opaque',
  class: 'public',
  type: 'default',
  organizer: null,
  attendees: [],
  myAnswer: null,
  reminders: [],
  sequence: 0,
  created: null,
  lastModified: null,
};

/**
 * What a mirror says for what its source says (promise 7). Every member is named here and comes from the policy; the
 * answer never has organizer, attendees, own answer, sequence or time stamps.
 */
export function projectDetails(source: EventDetails, policy: Policy, names: PairNames): EventDetails {
  const copies = (field: keyof Policy['fields']): boolean => policy.fields[field].rule === 'copy';
  return {
    ...BLANK_DETAILS,
    summary: cleanLine(textOf('summary', source, policy, names), TEXT_LIMITS.summary),
    description: cleanText(descriptionOf(source, policy, names), TEXT_LIMITS.description),
    location: cleanText(textOf('location', source, policy, names), TEXT_LIMITS.location),
    geo:
      copies('geo') && source.geo !== null
        ? { latitude: Number(source.geo.latitude), longitude: Number(source.geo.longitude) }
        : null,
    url: copies('url') ? cleanAddress(source.url) : null,
    conference: copies('conference') ? cleanAddress(source.conference) : null,
    categories: copies('categories') ? categoriesOf(source) : [],
    color: copies('color') && source.color !== null && COLOR.test(source.color) ? source.color : null,
    status: copies('status') ? source.status : 'confirmed',
    transparency: transparencyOf(source, policy),
    class: classOf(source, policy),
    reminders: policy.reminders.map((minutesBefore) => ({ minutesBefore })),
  };
}

function textOf(field: TextField, source: EventDetails, policy: Policy, names: PairNames): string | null {
  const rule = policy.fields[field];
  if (rule.rule === 'copy') return source[field];
  return rule.rule === 'replace' ? fillTemplate(rule.template, templateValues(source, names)) : null;
}

function templateValues(source: EventDetails, names: PairNames): TemplateValues {
  return {
    source: names.source,
    pair: names.pair,
    summary: source.summary,
    location: source.location,
    categories: categoriesOf(source).join(', '),
    organizer: personText(source.organizer),
  };
}

/** The description with the people beneath it, as far as the policy names them. */
function descriptionOf(source: EventDetails, policy: Policy, names: PairNames): string | null {
  const parts = [
    textOf('description', source, policy, names),
    policy.fields.organizer.rule === 'copy' ? organizerLine(source.organizer) : null,
    policy.fields.attendees.rule === 'copy' ? attendeeLines(source.attendees) : null,
  ].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? null : parts.join('\n\n');
}

function categoriesOf(source: EventDetails): readonly string[] {
  const clean = source.categories.map((category) => cleanLine(category, TEXT_LIMITS.category));
  return [...new Set(clean.filter((category) => category !== null))].slice(0, MOST_CATEGORIES);
}

/** `by-answer`: accepted and tentative → busy, unanswered and delegated → free; what is no invitation keeps its own. */
function transparencyOf(source: EventDetails, policy: Policy): Transparency {
  switch (policy.transparency) {
    case 'busy':
      return 'opaque';
    case 'free':
      return 'transparent';
    case 'by-answer':
      if (source.myAnswer === null) return source.transparency;
      return source.myAnswer === 'accepted' || source.myAnswer === 'tentative' ? 'opaque' : 'transparent';
    case 'keep':
      return source.transparency;
  }
}

function classOf(source: EventDetails, policy: Policy): EventClass {
  return policy.visibility === 'keep' ? source.class : policy.visibility;
}
