import nodeIcal from 'node-ical';
import { Component, type Property } from './component.js';
import { decodeValue, normalLine, unfold } from './content-line.js';

/** Called by node-ical for each content line; answers the component that is open after it. */
type LineHandler = (value: string, parameters: readonly string[], open: Component, stack: Component[]) => Component;

/** The part of node-ical that is used: its walk over the lines, which asks a registry what to do with each. */
interface LineWalker {
  readonly objectHandlers: Record<string, LineHandler>;
  parseLines(lines: readonly string[], batchSize: number, open: Component, stack: Component[]): unknown;
}

const PROPERTIES = [
  ...['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'DURATION', 'RECURRENCE-ID', 'RRULE', 'EXRULE', 'RDATE', 'EXDATE'],
  ...['SUMMARY', 'DESCRIPTION', 'X-ALT-DESC', 'LOCATION', 'GEO', 'URL', 'CATEGORIES', 'COLOR', 'STATUS', 'TRANSP'],
  ...['CLASS', 'ORGANIZER', 'ATTENDEE', 'SEQUENCE', 'CREATED', 'LAST-MODIFIED', 'CONFERENCE', 'X-GOOGLE-CONFERENCE'],
  ...['X-MICROSOFT-SKYPETEAMSMEETINGURL', 'X-MICROSOFT-CDO-BUSYSTATUS', 'X-MICROSOFT-CDO-INTENDEDSTATUS'],
  ...['X-CALMIRROR-MARKER', 'TRIGGER', 'ACTION', 'TZID', 'TZNAME', 'TZOFFSETFROM', 'TZOFFSETTO', 'X-LIC-LOCATION'],
  ...['METHOD', 'NAME', 'X-WR-CALNAME', 'X-WR-TIMEZONE', 'X-PUBLISHED-TTL', 'REFRESH-INTERVAL'],
  ...['X-APPLE-CALENDAR-COLOR', 'X-OUTLOOK-COLOR'],
];

const walker = nodeIcal as unknown as LineWalker;
registerHandlers(walker.objectHandlers);

/** Reads text of whole components into a tree. Lines that are no content lines, and unknown properties, are passed over. */
export function readComponents(text: string): readonly Component[] {
  const root = new Component('');
  const lines = unfold(text)
    .map(normalLine)
    .filter((line) => line !== null);
  walker.parseLines(lines, 0, root, []);
  return root.components;
}

/**
 * node-ical's own handlers read dates in the zone of the process, drop RDATE and VTIMEZONE, and keep one RRULE. These
 * take their place, so that every value arrives as the file has it.
 */
function registerHandlers(handlers: Record<string, LineHandler>): void {
  handlers['BEGIN'] = (name, _, open, stack) => {
    const component = new Component(name.trim().toUpperCase());
    open.components.push(component);
    stack.push(open);
    return component;
  };
  handlers['END'] = (name, _, open, stack) => {
    const isOpen = [open, ...stack].some((component) => component.name === name.trim().toUpperCase());
    return (isOpen && stack.pop()) || open;
  };
  for (const name of PROPERTIES) {
    handlers[name] = (value, parameters, open) => {
      open.add(propertyOf(name, value, parameters));
      return open;
    };
  }
}

function propertyOf(name: string, value: string, parameters: readonly string[]): Property {
  const pairs = parameters.map((parameter): [string, string] => {
    const at = parameter.indexOf('=');
    return [parameter.slice(0, at), decodeURIComponent(parameter.slice(at + 1))];
  });
  return { name, parameters: new Map(pairs), value: decodeValue(value) };
}
