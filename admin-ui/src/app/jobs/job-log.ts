import { KeyValuePipe } from '@angular/common';
import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { JOB_LOG_LEVELS, type JobLogLevel } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../texts/texts';
import { Segments } from '../ui/form/segments';
import { Skeleton } from '../ui/loading/skeleton';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { exactTime } from '../ui/time/relative-time';
import { LogLines } from './log-lines';

/** So near to the end, in pixels, still counts as being there. */
const AT_END_PX = 24;

/** What a job tells while it runs. Stays at the end as lines come, unless the reader has scrolled up. */
@Component({
  selector: 'app-job-log',
  imports: [KeyValuePipe, MatButton, MatIcon, ProblemPanel, Segments, Skeleton],
  templateUrl: './job-log.html',
  styleUrl: './job-log.scss',
})
export class JobLog {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.jobs.job.logs;
  readonly jobId = input.required<string>();
  /** Whether no more lines can come. */
  readonly ended = input.required<boolean>();
  /** Changes when there may be new lines. */
  readonly version = input.required<number>();

  protected readonly log = new LogLines();
  protected readonly level = signal<JobLogLevel | ''>('');
  protected readonly levels = [
    { value: '' as const, label: this.texts.every },
    ...JOB_LOG_LEVELS.map((value) => ({ value, label: this.texts.levels[value] })),
  ];
  protected readonly lines = this.log.lines;
  protected readonly none = computed(() => {
    if (this.level() !== '') return this.texts.noneOfLevel;
    return this.ended() ? this.texts.noneEnded : this.texts.none;
  });

  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');
  protected readonly follows = signal(true);
  /** How many lines there were when the reader left the end. */
  private readonly seen = signal(0);
  protected readonly newer = computed(() => this.lines().length - this.seen());

  constructor() {
    effect(() => {
      const source = { jobId: this.jobId(), level: this.level() || null };
      untracked(() => {
        this.follows.set(true);
        this.log.open(source);
      });
    });
    let opened = false;
    effect(() => {
      this.version();
      // The first lines are on their way already.
      if (opened) untracked(() => this.log.more());
      opened = true;
    });
    afterRenderEffect(() => {
      this.lines();
      if (this.follows()) this.toEnd();
    });
  }

  protected scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.box().nativeElement;
    const follows = scrollHeight - scrollTop - clientHeight <= AT_END_PX;
    if (this.follows() && !follows) this.seen.set(this.lines().length);
    this.follows.set(follows);
  }

  protected toEnd(): void {
    const box = this.box().nativeElement;
    box.scrollTop = box.scrollHeight;
  }

  protected clock(at: string): string {
    return this.all.jobs.clock(Date.parse(at));
  }

  protected exact(at: string): string {
    return exactTime(Date.parse(at), this.all.language);
  }

  protected inWords(value: unknown): string {
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
}
