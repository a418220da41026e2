import { ForecastItem, type Listing } from '@calmirror/contracts';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiListing } from '../http/api-answers.js';
import { Forecast } from './forecast.js';

@ApiTags('operations')
@Controller('api/forecast')
export class ForecastController {
  constructor(private readonly forecast: Forecast) {}

  @Get()
  @ApiOperation({ summary: 'What will end by itself: consents, client secrets, push channels' })
  @ApiListing(ForecastItem)
  async list(): Promise<Listing<ForecastItem>> {
    const items = await this.forecast.all();
    return { items, total: items.length };
  }
}
