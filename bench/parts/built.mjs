// The parts of the built server that are measured by themselves.
import path from 'node:path';
import { root } from '../../scripts/bootstrap/root.mjs';

const load = (file) => import(path.join(root, 'dist/server/backend/src', file));

export const mainFile = path.join(root, 'dist/server/backend/src/main.js');

export const { migrate } = await load('database/migrate.js');
export const { EXCHANGE, exchangeValues } = await load('queue/exchange-statement.js');
export const { ENQUEUE, enqueueValues, WAKE_CHANNEL } = await load('queue/enqueue-statement.js');
export const { accountIdOf } = await load('connectors/budget/account-id.js');
