import { Global, Module, type DynamicModule } from '@nestjs/common';
import { destination, type DestinationStream } from 'pino';

/** Where the log lines go. */
export class LogDestination {
  constructor(readonly stream: DestinationStream = destination(1)) {}
}

@Global()
@Module({})
export class LogDestinationModule {
  static to(place: LogDestination): DynamicModule {
    return {
      module: LogDestinationModule,
      providers: [{ provide: LogDestination, useValue: place }],
      exports: [LogDestination],
    };
  }
}
