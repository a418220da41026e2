import { answer, badRequest, type GraphAnswer, type Json } from './graph-request.js';
import type { GraphCall, MailboxCall } from './graph-site.js';
import { answerList, selected } from './list-query.js';
import type { Mailbox } from './mailbox.js';
import { demandMailbox, demandScope } from './rights.js';

const SETTINGS_ONLY = ['timeZone', 'language', 'workingHours', 'dateFormat', 'timeFormat', 'userPurpose'];

/** `users`: the people of the tenant, those without a mailbox too. */
export function answerUsers(call: GraphCall): GraphAnswer {
  const { request } = call;
  demandScope(call, 'User.ReadBasic.All');
  const list = call.site.mailboxes.map((mailbox) => {
    const item = showUser(mailbox);
    return { item, show: () => selected(item, request.query.get('$select')) };
  });
  return answerList(call, 'users', list, 100);
}

export function answerUser(call: MailboxCall): GraphAnswer {
  demandScope(call, 'User.Read');
  const item = selected(showUser(call.mailbox), call.request.query.get('$select'));
  return answer(200, { '@odata.context': `${call.origin}/v1.0/$metadata#users/$entity`, ...item });
}

export function answerOrganization(call: GraphCall): GraphAnswer {
  demandScope(call, 'User.Read');
  const item = {
    id: '00000000-0000-4000-8000-0000000000f0',
    displayName: 'Corp',
    verifiedDomains: [{ name: 'corp.test' }],
  };
  return answerList(call, 'organization', [{ item, show: () => item }]);
}

/** `mailboxSettings`, or one of them. */
export function answerSettings(call: MailboxCall, rest: readonly string[]): GraphAnswer {
  demandScope(call, 'MailboxSettings.Read');
  demandMailbox(call.mailbox);
  const { person, zone } = call.mailbox;
  const settings: Json = {
    timeZone: zone,
    language: { locale: 'en-US', displayName: 'English (United States)' },
    dateFormat: 'yyyy-MM-dd',
    timeFormat: 'HH:mm',
    userPurpose: 'user',
    workingHours: {
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      startTime: '08:00:00.0000000',
      endTime: '17:00:00.0000000',
      timeZone: { name: zone },
    },
  };
  const context = `${call.origin}/v1.0/$metadata#users('${person.id}')/mailboxSettings`;
  const [only] = rest;
  if (only === undefined)
    return answer(200, { '@odata.context': context, ...selected(settings, call.request.query.get('$select')) });
  if (!SETTINGS_ONLY.includes(only)) throw badRequest(`Resource not found for the segment '${only}'.`, 'BadRequest');
  return answer(200, { '@odata.context': `${context}/${only}`, value: settings[only] });
}

function showUser({ person, enabled }: Mailbox): Json {
  return {
    id: person.id,
    displayName: person.name,
    mail: enabled ? person.mail : null,
    userPrincipalName: person.mail,
    accountEnabled: true,
    userType: 'Member',
  };
}
