import type { PairAnswer } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import type { Pair } from '../database/entities/pair.entity.js';
import { pairAnswer } from './pair-answer.js';
import { PairCalendars } from './pair-calendars.js';
import { PairStatistics } from './pair-statistics.js';

/** Pairs with what is told of them beside their own rows. */
@Injectable()
export class PairAnswers {
  constructor(
    private readonly statistics: PairStatistics,
    private readonly calendars: PairCalendars,
  ) {}

  /** In the order given, with as many statements for a hundred as for one. */
  async of(pairs: readonly Pair[]): Promise<PairAnswer[]> {
    const tell = await this.teller(pairs);
    return pairs.map(tell);
  }

  async ofOne(pair: Pair): Promise<PairAnswer> {
    const tell = await this.teller([pair]);
    return tell(pair);
  }

  private async teller(pairs: readonly Pair[]): Promise<(pair: Pair) => PairAnswer> {
    const figures = await this.statistics.of(pairs.map(({ id }) => id));
    const ends = await this.calendars.of(pairs);
    return (pair) => pairAnswer(pair, figures.get(pair.id), ends.get(pair.id));
  }
}
