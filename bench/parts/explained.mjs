/** Pages that a plan read, and what it read from end to end. */
function pagesOf(plan) {
  const whole = [];
  const visit = (node) => {
    const table = node['Node Type'] === 'Seq Scan' ? node['Relation Name'] : undefined;
    if (table && node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) > 500) whole.push(table);
    node.Plans?.forEach(visit);
  };
  visit(plan);
  return { pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], whole };
}

/** Stands in for the database of a part of the server: carries its statements out and notes what each of them reads. */
export class Explained {
  #client;
  statements = [];

  constructor(client) {
    this.#client = client;
  }

  get manager() {
    return this;
  }

  /** The first batch of several, within a transaction that the caller rolls back; the others find nothing left. */
  async transaction(work) {
    return this.statements.length === 0 ? work(this) : 0;
  }

  async query(text, values = []) {
    await this.#client.query('SAVEPOINT before');
    const explained = await this.#client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values);
    await this.#client.query('ROLLBACK TO SAVEPOINT before');
    const [{ Plan, 'Execution Time': ms }] = explained.rows[0]['QUERY PLAN'];
    this.statements.push({ text, ms, ...pagesOf(Plan) });
    const { rows } = await this.#client.query(text, values);
    return rows;
  }

  get pages() {
    return this.statements.reduce((sum, { pages }) => sum + pages, 0);
  }

  get ms() {
    return this.statements.reduce((sum, { ms }) => sum + ms, 0);
  }

  /** Tables of more than a few rows that were read from end to end. */
  get whole() {
    return [...new Set(this.statements.flatMap(({ whole }) => whole))];
  }
}
