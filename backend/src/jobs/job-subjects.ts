import { SUBJECT_OF_KIND, type JobKind } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface Subject {
  readonly name: string;
  /** The connector whose account the job will use, and its kind. */
  readonly accountId: string;
  readonly connectorKind: string;
}

type SubjectField = (typeof SUBJECT_OF_KIND)[JobKind];

const SUBJECT: Record<SubjectField, string> = {
  pairId: `SELECT p.name, k.id AS "accountId", k.kind AS "connectorKind" FROM pairs p
      JOIN calendars t ON t.id = p.target_calendar_id JOIN connectors k ON k.id = t.connector_id
    WHERE p.id = $1`,
  calendarId: `SELECT c.name, k.id AS "accountId", k.kind AS "connectorKind" FROM calendars c
      JOIN connectors k ON k.id = c.connector_id
    WHERE c.id = $1`,
  connectorId: 'SELECT name, id AS "accountId", kind AS "connectorKind" FROM connectors WHERE id = $1',
};

/** Looks up what jobs speak of. */
@Injectable()
export class JobSubjects {
  /** Null when it is not there. */
  async find(manager: EntityManager, kind: JobKind, subjectId: string): Promise<Subject | null> {
    const [subject] = await manager.query<Subject[]>(SUBJECT[SUBJECT_OF_KIND[kind]], [subjectId]);
    return subject ?? null;
  }
}
