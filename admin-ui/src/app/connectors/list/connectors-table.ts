import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TEXTS } from '../../../texts/texts';
import { TimeAgo } from '../../ui/time/time-ago';
import { KindLabel } from '../kind-label';
import { standingWords } from '../standing-words';
import { StatusBadge } from '../status-badge';
import type { ConnectorRow } from './connector-row';

/**
 * The connectors as a table; where there is no room for one, each row stands as a card. The roles are written out because
 * a table that is laid out otherwise loses its own.
 */
@Component({
  selector: 'app-connectors-table',
  imports: [KindLabel, RouterLink, StatusBadge, TimeAgo],
  templateUrl: './connectors-table.html',
  styleUrl: './connectors-table.scss',
})
export class ConnectorsTable {
  protected readonly texts = inject(TEXTS).connectors;
  protected readonly standing = (row: ConnectorRow) => standingWords(row, this.texts);
  readonly rows = input.required<readonly ConnectorRow[]>();
}
