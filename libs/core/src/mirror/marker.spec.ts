import { formatMarker, parseMarker } from './marker.js';

const owner = {
  installationId: '0198c0de-0000-7000-8000-000000000001',
  pairId: '0198c0de-0000-7000-8000-000000000002',
};
const mirrorId = '0123456789abcdefghijklmnopqrstuv';

describe('marker', () => {
  it('reads what it writes', () => {
    expect(parseMarker(formatMarker(owner, mirrorId))).toEqual({ ...owner, mirrorId });
  });

  it.each([
    ['', 'nothing'],
    ['calmirror', 'a word'],
    [`calmirror:v2:${owner.installationId}:${owner.pairId}:${mirrorId}`, 'a later version'],
    [`calmirror:v1:${owner.installationId}:${mirrorId}`, 'a part missing'],
    [`calmirror:v1:${owner.installationId}:${owner.pairId}:${mirrorId}:more`, 'a part too many'],
    [`x calmirror:v1:${owner.installationId}:${owner.pairId}:${mirrorId}`, 'text before it'],
    [`calmirror:v1:${owner.installationId}:${owner.pairId}:${mirrorId}\n`, 'a line after it'],
    [`calmirror:v1:${owner.installationId}:${owner.pairId}:ABCDE`, 'an id in capitals'],
  ])('does not take %j for one (%s)', (text) => {
    expect(parseMarker(text)).toBeNull();
  });
});
