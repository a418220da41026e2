/** What a histogram of the product's own metrics page has gathered, summed over processes and series. */
export class ScrapedHistogram {
  /** @param {ReadonlyMap<number, number>} buckets how many observations were not above each bound, the last of which is Infinity */
  constructor(buckets) {
    this.buckets = buckets;
  }

  /**
   * @param {string[]} urls addresses of processes
   * @param {string} name
   * @param {string} label such as `lane="push"`
   */
  static async of(urls, name, label) {
    const buckets = new Map();
    for (const url of urls) {
      const page = await (await fetch(`${url}/metrics`)).text();
      for (const line of page.split('\n')) {
        if (!line.startsWith(`${name}_bucket{`) || !line.includes(label)) continue;
        const bound = /le="([^"]+)"/.exec(line)[1].replace('+Inf', 'Infinity');
        const count = Number(line.slice(line.lastIndexOf(' ')));
        buckets.set(Number(bound), (buckets.get(Number(bound)) ?? 0) + count);
      }
    }
    return new ScrapedHistogram(buckets);
  }

  get count() {
    return this.buckets.get(Infinity) ?? 0;
  }

  since(earlier) {
    const less = ([bound, count]) => [bound, count - (earlier.buckets.get(bound) ?? 0)];
    return new ScrapedHistogram(new Map([...this.buckets].map(less)));
  }

  /** As Prometheus' `histogram_quantile` has it: evenly within a bucket. */
  quantile(q) {
    const bounds = [...this.buckets.keys()].toSorted((a, b) => a - b);
    const rank = q * this.count;
    const index = bounds.findIndex((bound) => this.buckets.get(bound) >= rank);
    const [lower, upper] = [bounds[index - 1] ?? 0, bounds[index]];
    if (upper === Infinity) return lower;
    const below = this.buckets.get(lower) ?? 0;
    return lower + ((upper - lower) * (rank - below)) / (this.buckets.get(upper) - below);
  }
}
