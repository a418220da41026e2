import { MAIL_PROBLEMS } from '@calmirror/connectors';
import { MESSAGE_REPORT_CODES } from '@calmirror/contracts';
import { SCHEDULING_REFUSALS } from '@calmirror/core';

describe('the reasons for which a message changes nothing', () => {
  it('are the same ones over the wire as where they are found', () => {
    expect([...MESSAGE_REPORT_CODES].sort()).toEqual([...SCHEDULING_REFUSALS, ...MAIL_PROBLEMS].sort());
  });
});
