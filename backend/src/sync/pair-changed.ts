/** A person paused, removed or edited the pair while it was being mirrored: the run ends, and the next one starts afresh. */
export class PairChanged extends Error {
  override readonly name = 'PairChanged';

  constructor() {
    super('the pair was changed meanwhile');
  }
}
