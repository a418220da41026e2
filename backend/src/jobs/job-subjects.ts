import { SUBJECT_OF_KIND, type JobKind } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export interface Subject {
  readonly name: string;
  /** Whose slots the job will take, and the kind of its connector. */
  readonly accountId: string;
  readonly connectorKind: string;
}

type SubjectField = (typeof SUBJECT_OF_KIND)[JobKind];

const SUBJECT: Record<SubjectField, string> = {
  pairId: `SELECT p.name, t.account_id AS "accountId", k.kind AS "connectorKind" FROM pairs p
      JOIN calendars t ON t.id = p.target_calendar_id JOIN connectors k ON k.id = t.connector_id
    WHERE p.id = $1`,
  calendarId: `SELECT c.name, c.account_id AS "accountId", k.kind AS "connectorKind" FROM calendars c
      JOIN connectors k ON k.id = c.connector_id
    WHERE c.id = $1`,
  connectorId: 'SELECT name, id AS "accountId", kind AS "connectorKind" FROM connectors WHERE id = $1',
};

/** Ids are unique over all three. */
const NAMES = `
  SELECT id, name FROM pairs WHERE id = ANY($1)
  UNION ALL SELECT id, name FROM calendars WHERE id = ANY($1)
  UNION ALL SELECT id, name FROM connectors WHERE id = ANY($1)`;

/** Looks up what jobs speak of. */
@Injectable()
export class JobSubjects {
  constructor(private readonly db: DataSource) {}

  /** Null when it is not there. */
  async find(manager: EntityManager, kind: JobKind, subjectId: string): Promise<Subject | null> {
    const [subject] = await manager.query<Subject[]>(SUBJECT[SUBJECT_OF_KIND[kind]], [subjectId]);
    return subject ?? null;
  }

  /** By their ids, with one statement for a whole list; what is gone is not among them. */
  async names(subjectIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db.query<{ id: string; name: string }[]>(NAMES, [[...new Set(subjectIds)]]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
