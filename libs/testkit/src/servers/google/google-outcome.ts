import type { GoogleFault } from './google-faults.js';
import type { Sending, WireAnswer } from './google-wire.js';

/** How an operation ended. */
export interface Outcome {
  readonly answer: WireAnswer;
  readonly sending: Sending;
}

const NO_ANSWER: WireAnswer = { status: 0, headers: {}, body: '' };

/** What happens in the place of an operation; null where it is carried out. */
export function insteadOf(fault: GoogleFault): Outcome | null {
  switch (fault.kind) {
    case 'answer':
      return { answer: answerOf(fault), sending: 'whole' };
    case 'cut-before':
      return { answer: NO_ANSWER, sending: 'cut' };
    case 'hang-before':
      return { answer: NO_ANSWER, sending: 'hang' };
    default:
      return null;
  }
}

/** What becomes of the answer to an operation that was carried out. */
export function afterwards(fault: GoogleFault | null, { answer, sending }: Outcome): Outcome {
  if (sending !== 'whole') return { answer, sending };
  switch (fault?.kind) {
    case 'answer-after':
      return { answer: answerOf(fault), sending };
    case 'half-content':
      return { answer: { ...answer, body: answer.body.slice(0, answer.body.length / 2) }, sending };
    case 'half-answer':
      return { answer, sending: 'half-answer' };
    case 'cut-after':
      return { answer, sending: 'cut' };
    case 'hang-after':
      return { answer, sending: 'hang' };
    default:
      return { answer, sending };
  }
}

function answerOf({ status, headers = {}, body = '' }: Extract<GoogleFault, { status: number }>): WireAnswer {
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8', ...headers }, body };
}
