import { figure } from '../parts/figure.mjs';
import { startHouseOfFifty } from '../parts/house-of-fifty.mjs';

const lists = ['connectors', 'calendars', 'pairs', 'jobs', 'audit'];

async function statementsOf(installation, address) {
  // The first time may open a connection or note when the session was last seen.
  await installation.get(address);
  await installation.resetProbe();
  await installation.get(address);
  return (await installation.probe()).statements;
}

/** Statements for each request of the main routes: those of a list may not grow with its length. */
export async function measureStatements(surroundings) {
  const { installation, pair } = await startHouseOfFifty(surroundings);
  try {
    const figures = [];
    for (const name of lists) {
      const few = await statementsOf(installation, `/api/${name}?pageSize=2`);
      const many = await statementsOf(installation, `/api/${name}?pageSize=50`);
      figures.push(figure(`statements.${name}-50`, many, 'statements', { is: 'for 2 rows', value: few }));
    }
    const single = await statementsOf(installation, `/api/pairs/${pair.id}`);
    const summary = await statementsOf(installation, '/api/metrics/summary');
    return [
      ...figures,
      figure('statements.pair', single, 'statements'),
      figure('statements.summary', summary, 'statements'),
    ];
  } finally {
    await installation.stop();
  }
}
