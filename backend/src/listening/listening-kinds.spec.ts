import { capabilitiesOf } from '@calmirror/connectors';
import { CONNECTOR_KINDS, LISTENING_KINDS, PUSH_KINDS } from '@calmirror/contracts';

describe('the kinds whose providers tell of changes', () => {
  it('are those whose adapters can be listened to, or send messages', () => {
    expect(CONNECTOR_KINDS.filter((kind) => capabilitiesOf(kind).listens)).toEqual(LISTENING_KINDS);
    expect(CONNECTOR_KINDS.filter((kind) => capabilitiesOf(kind).push)).toEqual(PUSH_KINDS);
  });
});
