import type { CalendarEvent, EventOverride, EventTime } from '@calmirror/core';
import { anEvent, anOverride, aSeries, inBerlin, onDate } from '@calmirror/testkit';
import type { ModelEvent, ModelFilter, ModelPolicy, ModelStep } from './model-script.js';

interface Change {
  readonly title: string;
  readonly hours: number;
}

interface Kept extends ModelEvent {
  readonly away: boolean;
  readonly excluded: ReadonlySet<number>;
  readonly changed: ReadonlyMap<number, Change>;
}

const DAY = 86_400_000;
/** Days by which an event that is sent away lies beyond any window. */
const AWAY = 700;
const FRESH = { away: false, excluded: new Set<number>(), changed: new Map<number, Change>() };

const tomorrow = Math.floor(Date.now() / DAY) * DAY + DAY;
const dateOf = (day: number): string => new Date(tomorrow + day * DAY).toISOString().slice(0, 10);
const wallOf = (day: number, hour: number): string => `${dateOf(day)}T${String(hour).padStart(2, '0')}:00:00`;

/** A source calendar by hand: what it holds, as events for a provider, and by plain arithmetic what a target is to show. */
export class ModelCalendar {
  policy: ModelPolicy = 'full';
  filter: ModelFilter = 'none';
  private events = new Map<string, Kept>();
  private before = new Map<string, Kept>();

  apply(step: ModelStep): void {
    switch (step.do) {
      case 'put':
        this.events.set(step.name, { ...step.event, ...FRESH });
        break;
      case 'remove':
        this.events.delete(step.name);
        break;
      case 'rename':
        this.change(step.name, () => ({ title: step.title }));
        break;
      case 'move':
        this.change(step.name, ({ day }) => ({ day: Math.max(0, day + step.days) }));
        break;
      case 'send-away':
        this.change(step.name, ({ away }) => ({ away: !away }));
        break;
      case 'exclude':
        this.change(step.name, ({ excluded }) => ({ excluded: new Set([...excluded, step.nth]) }));
        break;
      case 'override':
        this.change(step.name, ({ changed }) => ({ changed: new Map([...changed, [step.nth, step]]) }));
        break;
      default:
    }
  }

  remember(): void {
    this.before = new Map(this.events);
  }

  /** Back to what was remembered last. */
  undo(): void {
    this.events = new Map(this.before);
  }

  /** As a provider holds them; one more that never changes, so that the calendar is never empty. */
  held(): CalendarEvent[] {
    const always = anEvent({ uid: 'always', summary: 'Always', start: onDate(dateOf(3)), end: onDate(dateOf(4)) });
    return [always, ...[...this.events].map(([name, event]) => eventOf(name, event))];
  }

  /** `start summary`, sorted: every occurrence that is to be seen on the target. */
  shown(): string[] {
    const seen = [...this.events.values()].filter(({ free, away }) => !away && !(free && this.filter === 'free'));
    return [`${dateOf(3)} ${this.said('Always')}`, ...seen.flatMap((event) => this.shownOf(event))].sort();
  }

  private shownOf(event: Kept): string[] {
    const places = event.kind === 'series' ? Array.from({ length: event.count }, (_, nth) => nth) : [0];
    return places.flatMap((nth) => {
      const { title, hours } = (event.kind === 'series' && event.changed.get(nth)) || { title: event.title, hours: 0 };
      const isOut =
        (event.kind === 'series' && event.excluded.has(nth) && !event.changed.has(nth)) || this.isSecret(title);
      if (isOut) return [];
      const day = event.day + nth;
      return [`${event.kind === 'all-day' ? dateOf(day) : wallOf(day, event.hour + hours)} ${this.said(title)}`];
    });
  }

  private isSecret(title: string): boolean {
    return this.filter === 'secret' && title.startsWith('Secret');
  }

  private said(title: string): string {
    return this.policy === 'busy' ? 'Busy' : title;
  }

  private change(name: string, difference: (event: Kept) => Partial<Kept>): void {
    const event = this.events.get(name);
    if (event) this.events.set(name, { ...event, ...difference(event) });
  }
}

function eventOf(uid: string, event: Kept): CalendarEvent {
  const day = event.day + (event.away ? AWAY : 0);
  const details = {
    uid,
    summary: event.title,
    transparency: event.free ? ('transparent' as const) : ('opaque' as const),
  };
  if (event.kind === 'all-day')
    return anEvent({ ...details, start: onDate(dateOf(day)), end: onDate(dateOf(day + 1)) });
  const start = (nth: number): EventTime => inBerlin(wallOf(day + nth, event.hour));
  const span = { start: start(0), end: inBerlin(wallOf(day, event.hour + 1)) };
  if (event.kind === 'single') return anEvent({ ...details, ...span });
  const changes = [...event.changed].filter(([nth]) => nth < event.count);
  const overrides = changes.map(([nth, { title, hours }]): EventOverride => {
    const moved = anOverride(wallOf(day + nth, event.hour + hours), { ...details, summary: title });
    return { ...moved, recurrenceId: start(nth) };
  });
  const exclusions = [...event.excluded].filter((nth) => !event.changed.has(nth)).map(start);
  return aSeries({ rules: [`FREQ=DAILY;COUNT=${event.count}`], exclusions }, { ...details, ...span, overrides });
}
