import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Configuration } from '../config/configuration.js';
import { dataSourceOptions } from './data-source-options.js';
import { ENTITIES } from './entities.js';

/** The one connection pool. The schema is there already: `migrate` runs before any module is made. */
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Configuration],
      useFactory: ({ databaseUrl, databasePool, mode, leaseSeconds }: Configuration) => ({
        ...dataSourceOptions(databaseUrl, databasePool, `calmirror-${mode}`, mode === 'web' ? undefined : leaseSeconds),
        retryAttempts: 0,
      }),
    }),
    TypeOrmModule.forFeature(ENTITIES),
  ],
  exports: [TypeOrmModule],
})
export class DatabaseModule {}
