import { httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { AppRegistrationAnswer, Listing } from '@calmirror/contracts';
import type { OAuthKind } from '@calmirror/contracts/closed-lists';
import { REGISTRATIONS } from '../data/registrations-api';
import { live } from '../live/live';

const EVERY_MS = 30_000;

/** The installation's app registrations, as they are read for a page. Provide it where they are shown. */
@Injectable()
export class Registrations {
  private readonly read = live(
    httpResource<Listing<AppRegistrationAnswer>>(() => REGISTRATIONS),
    { topics: ['connectors'], everyMs: EVERY_MS },
  );
  readonly all = this.read.latest;
  readonly problem = this.read.problem;

  /** Null while it is not known. */
  of(kind: OAuthKind): AppRegistrationAnswer | null {
    return this.all()?.value.items.find((one) => one.kind === kind) ?? null;
  }

  reload(): void {
    this.read.reload();
  }
}
