import { aFeed, feed, type FeedServer } from '@calmirror/testkit';
import { anHour } from '../../sync/harness/sample-feed.js';

/** Days into the future on which events lie. */
const SPREAD = 300;

/** A feed whose events come, change and go. Each one's title says which event it is, and in which state. */
export class MovingSource {
  private readonly versions = new Map<string, number>();
  private made = 0;
  /** Events that have come, changed or gone so far. */
  changes = 0;

  /** `name` begins each event's id. */
  constructor(
    private readonly feeds: FeedServer,
    private readonly path: string,
    private readonly name: string,
    count: number,
  ) {
    this.change(count);
  }

  /** Event id → title. */
  get titles(): ReadonlyMap<string, string> {
    return new Map(Array.from(this.versions, ([id, version]) => [id, `${id} v${version}`]));
  }

  /** The oldest events go, the newest ones change, and new ones come. */
  change(coming: number, changing = 0, going = 0): void {
    this.changes += coming + changing + going;
    const ids = [...this.versions.keys()];
    for (const id of ids.slice(0, going)) this.versions.delete(id);
    for (const id of ids.slice(ids.length - changing)) this.versions.set(id, (this.versions.get(id) ?? 0) + 1);
    for (let n = 0; n < coming; n += 1) this.versions.set(`${this.name}-${(this.made += 1)}`, 1);
    const events = Array.from(this.titles, ([id, title]) =>
      anHour(id, title, 1 + (Number(id.slice(this.name.length + 1)) % SPREAD)),
    );
    this.feeds.route(this.path, feed.conditional(aFeed(events)));
  }
}
