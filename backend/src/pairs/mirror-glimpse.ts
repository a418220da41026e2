import type { PairEventAnswer } from '@calmirror/contracts';
import type { CalendarEvent } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { writtenTime } from '../calendars/written-time.js';
import type { Mapping } from '../database/entities/mapping.entity.js';
import { SecretBox, SecretUnreadable } from '../secrets/secret-box.js';
import { mappingContent } from './mapping-content.js';

/** Enough of a mirror for a person to know which one it is. */
export type Glimpse = Pick<PairEventAnswer, 'summary' | 'start' | 'allDay'>;

const NOTHING_KNOWN: Glimpse = { summary: null, start: null, allDay: null };

/** Looks into what a mapping has kept of its mirror. */
@Injectable()
export class MirrorGlimpse {
  constructor(private readonly box: SecretBox) {}

  /** Nothing is known where nothing of ours is on the target, nor where our keys do not open what was kept. */
  of({ pairId, eventId, content }: Mapping): Glimpse {
    if (content === null) return NOTHING_KNOWN;
    try {
      const { summary, start, zones } = JSON.parse(
        this.box.open(content, mappingContent(pairId, eventId)),
      ) as CalendarEvent;
      return { summary, start: writtenTime(start, zones), allDay: start.kind === 'date' };
    } catch (error) {
      if (error instanceof SecretUnreadable) return NOTHING_KNOWN;
      throw error;
    }
  }
}
