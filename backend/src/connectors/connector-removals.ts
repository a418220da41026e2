import type { ConnectorRemoval, ConsentFate } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import { Connectors } from './connectors.js';
import { GivenBackConsents } from './oauth/given-back-consents.js';

/** What the removal of a connector would concern, and the removal. */
@Injectable()
export class ConnectorRemovals {
  constructor(
    private readonly db: DataSource,
    private readonly connectors: Connectors,
    private readonly consents: GivenBackConsents,
  ) {}

  /** @throws {Problem} 404, 409 `in-use`, 412 */
  async remove(id: string, fate: ConsentFate, ifMatch: string | undefined, actor: Actor): Promise<void> {
    const consent = fate === 'end' ? await this.consents.of(id) : null;
    await this.connectors.remove(id, ifMatch, actor);
    if (consent !== null) await this.consents.giveBack(consent);
  }

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
