import type { ConnectorRemoval } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Connectors } from './connectors.js';

/** What the removal of a connector would concern, for whoever thinks of it. */
@Injectable()
export class ConnectorRemovals {
  constructor(
    private readonly db: DataSource,
    private readonly connectors: Connectors,
  ) {}

  /** @throws {Problem} 404 */
  async preview(id: string): Promise<ConnectorRemoval> {
    await this.connectors.get(id);
    const [counts] = await this.db.query<ConnectorRemoval[]>(
      `WITH used AS (
         SELECT id FROM pairs WHERE source_calendar_id IN (SELECT id FROM calendars WHERE connector_id = $1)
         UNION
         SELECT id FROM pairs WHERE target_calendar_id IN (SELECT id FROM calendars WHERE connector_id = $1)
       )
       SELECT (SELECT count(*)::int FROM calendars WHERE connector_id = $1) AS calendars,
         (SELECT count(*)::int FROM used) AS pairs,
         (SELECT count(*)::int FROM mappings WHERE pair_id IN (SELECT id FROM used) AND target_id IS NOT NULL) AS mirrors`,
      [id],
    );
    return counts ?? { calendars: 0, pairs: 0, mirrors: 0 };
  }
}
