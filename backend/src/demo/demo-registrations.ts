import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';
import { AppRegistrations } from '../connectors/oauth/app-registrations.js';

/** Registers the installation as the app that the demonstration's own providers know: a newcomer has none. */
@Injectable()
export class DemoRegistrations implements OnApplicationBootstrap {
  constructor(
    private readonly registrations: AppRegistrations,
    private readonly configuration: Configuration,
  ) {}

  /** What people have registered since then is theirs. */
  async onApplicationBootstrap(): Promise<void> {
    const [clientId, clientSecret] = this.configuration.demoApp?.split(':', 2) ?? [];
    if (clientId === undefined) return;
    for (const { kind, registration } of await this.registrations.list())
      if (registration === null) await this.registrations.save(kind, { clientId, clientSecret }, null);
  }
}
