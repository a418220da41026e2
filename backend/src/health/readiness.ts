import { Injectable } from '@nestjs/common';

/** Resolves when the part is well; throws, with a message for operators, when it is not. */
export type ReadinessProbe = () => Promise<void> | void;

/** What has to be well before this process takes work. A part adds its own probe when its module starts. */
@Injectable()
export class Readiness {
  private readonly probes = new Map<string, ReadinessProbe>();

  add(name: string, probe: ReadinessProbe): void {
    this.probes.set(name, probe);
  }

  /** From now on this process is not ready: it finishes what it has, and ends. */
  drain(): void {
    this.add('process', () => {
      throw new Error('is shutting down');
    });
  }

  all(): (readonly [name: string, probe: ReadinessProbe])[] {
    return [...this.probes];
  }
}
