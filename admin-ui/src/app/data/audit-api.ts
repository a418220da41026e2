import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AuditVerification } from '@calmirror/contracts';
import { firstValueFrom } from 'rxjs';

/** What can be asked of the audit log beside its entries. */
@Injectable({ providedIn: 'root' })
export class AuditApi {
  private readonly http = inject(HttpClient);

  /** Looks through the whole chain; fails with what `toProblem` reads. */
  verify(): Promise<AuditVerification> {
    return firstValueFrom(this.http.get<AuditVerification>('/api/audit/verification'));
  }
}
