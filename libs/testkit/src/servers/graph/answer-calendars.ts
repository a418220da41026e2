import type { Calendar } from '@microsoft/microsoft-graph-types';
import { createHash } from 'node:crypto';
import { notAllowed } from './answer-events.js';
import { checkShape } from './body-shapes.js';
import { CALENDAR } from './event-shapes.js';
import { answer, badRequest, type GraphAnswer, GraphError, isObject, type Json } from './graph-request.js';
import type { MailboxCall } from './graph-site.js';
import { itemId } from './item-ids.js';
import { answerList, selected } from './list-query.js';
import type { HeldCalendar } from './mailbox.js';
import { demandScope } from './rights.js';

/** `calendars`: all of a mailbox, and new ones. */
export function answerCalendars(call: MailboxCall): GraphAnswer {
  const { request, mailbox } = call;
  if (request.method === 'POST') {
    demandScope(call, 'Calendars.ReadWrite');
    const { name = '', color } = readCalendar(request.body);
    if (!name) throw badRequest('A calendar needs a name.', 'ErrorInvalidRequest');
    if ([...mailbox.calendars.values()].some((calendar) => calendar.name === name))
      throw new GraphError(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
    return shown(call, mailbox.addCalendar({ name: name ?? '', color: color ?? 'auto' }), 201);
  }
  if (request.method !== 'GET') throw notAllowed();
  const list = [...mailbox.calendars.values()].map((calendar) => {
    const item = showCalendar(call, calendar);
    return { item, show: () => selected(item, request.query.get('$select')) };
  });
  return answerList(call, `users('${mailbox.person.id}')/calendars`, list);
}

/** One calendar by itself. */
export function answerCalendar(call: MailboxCall, calendar: HeldCalendar): GraphAnswer {
  const { request, mailbox } = call;
  if (request.method === 'GET') return shown(call, calendar, 200);
  demandScope(call, 'Calendars.ReadWrite');
  if (request.method === 'PATCH') {
    const { name, color } = readCalendar(request.body);
    const traits = { ...(name ? { name } : {}), ...(color ? { color } : {}) };
    return shown(call, mailbox.changeCalendar(calendar.key, traits), 200);
  }
  if (request.method !== 'DELETE') throw notAllowed();
  if (calendar.isDefault)
    throw new GraphError(403, 'ErrorCannotDeleteObject', 'The default calendar cannot be deleted.');
  mailbox.removeCalendar(calendar.key);
  return answer(204);
}

export function showCalendar({ mailbox, preferences }: MailboxCall, calendar: HeldCalendar): Json {
  const isMine = calendar.owner.id === mailbox.person.id;
  return {
    id: itemId({ key: calendar.key, original: null }, preferences.immutableIds),
    name: calendar.name,
    color: calendar.color,
    hexColor: '',
    changeKey: createHash('sha256').update(JSON.stringify(calendar)).digest('base64').slice(0, 22) + '==',
    isDefaultCalendar: calendar.isDefault,
    canShare: isMine,
    canViewPrivateItems: isMine,
    canEdit: calendar.canEdit,
    isRemovable: !calendar.isDefault,
    isTallyingResponses: calendar.isDefault,
    allowedOnlineMeetingProviders: ['teamsForBusiness'],
    defaultOnlineMeetingProvider: 'teamsForBusiness',
    owner: { name: calendar.owner.name, address: calendar.owner.mail },
  };
}

function shown(call: MailboxCall, calendar: HeldCalendar, status: number): GraphAnswer {
  const { request, origin, mailbox } = call;
  const context = `${origin}/${request.version}/$metadata#users('${mailbox.person.id}')/calendars/$entity`;
  const item = selected(showCalendar(call, calendar), request.query.get('$select'));
  return answer(status, { '@odata.context': context, ...item });
}

function readCalendar(body: unknown): Calendar {
  if (!isObject(body)) throw badRequest('The request has no body.', 'RequestBodyRead');
  checkShape(body, CALENDAR, 'calendar');
  return body;
}
