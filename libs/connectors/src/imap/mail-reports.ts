import { hash } from 'node:crypto';
import type { RefusedMessage } from '@calmirror/core';
import type { MessageReport } from '../adapter.js';
import { refusalMessage } from '../mail/itip/refusal-message.js';
import { type MeetingChange, nameOf } from './meeting-change.js';
import type { MailboxMail } from './mailbox-mails.js';

/** How a mail shows itself to a person. */
export type MailFace = Pick<MessageReport, 'receivedAt' | 'from' | 'subject'>;

export const faceOf = ({ receivedAt, header }: MailboxMail): MailFace => ({
  receivedAt,
  from: header?.from ?? null,
  subject: header?.subject ?? null,
});

/** What in a mail could not be read, each kind of problem once. */
export function problemReports(mail: MailboxMail): readonly MessageReport[] {
  const face = faceOf(mail);
  const { messageId, date } = mail.header ?? { messageId: null, date: null };
  // Not its UID: the same mail has another one when the mailbox was renewed.
  const name = messageId ?? JSON.stringify([face, date]);
  const first = new Map([...mail.problems].reverse().map((problem) => [problem.code, problem]));
  return [...first.values()].map(({ code, message }) => ({
    ...face,
    id: hash('sha256', `${code} ${name}`, 'hex').slice(0, 32),
    code,
    message,
  }));
}

/** @param faces of the mails that were read, by their digests; of one that was read earlier its event's title stands for its subject */
export function refusalReports(
  { refused }: Pick<MeetingChange, 'refused'>,
  faces: ReadonlyMap<string, MailFace>,
): readonly MessageReport[] {
  return refused.map((one) => ({
    ...(faces.get(one.message.mail) ?? faceOfMessage(one)),
    id: nameOf(one.message),
    code: one.reason,
    message: refusalMessage(one.reason),
  }));
}

const faceOfMessage = ({ message }: RefusedMessage): MailFace => ({
  receivedAt: message.receivedAt,
  from: message.sender.addresses[0] ?? null,
  subject: message.event.summary,
});
