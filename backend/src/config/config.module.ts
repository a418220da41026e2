import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Configuration } from './configuration.js';

/** Hands the one configuration, read at start, to whoever asks for it. */
@Global()
@Module({})
export class ConfigModule {
  static with(configuration: Configuration): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: Configuration, useValue: configuration }],
      exports: [Configuration],
    };
  }
}
