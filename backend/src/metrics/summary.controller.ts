import { MetricsSummary } from '@calmirror/contracts';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SummaryFigures } from './summary-figures.js';

@ApiTags('operations')
@Controller('api/metrics/summary')
export class SummaryController {
  constructor(private readonly figures: SummaryFigures) {}

  @Get()
  @ApiOperation({ summary: 'Figures of the whole installation' })
  @ApiOkResponse({ type: MetricsSummary })
  get(): Promise<MetricsSummary> {
    return this.figures.gather();
  }
}
