// What HTTP costs with Fastify alone: a constant answer, and fifty rows of one statement.
import Fastify from 'fastify';
import pg from 'pg';

const [databaseUrl] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl });
const list = {
  name: 'list',
  text: `SELECT id, name, source_calendar_id AS "sourceCalendarId", target_calendar_id AS "targetCalendarId", enabled, policy,
    filters, "window", interval_seconds AS "intervalSeconds", limits, state, state_reason AS "stateReason",
    last_succeeded_at AS "lastSucceededAt", created_at AS "createdAt", updated_at AS "updatedAt"
    FROM pairs ORDER BY name, id LIMIT 50`,
};

const app = Fastify();
app.get('/health/live', () => ({ status: 'ok', info: {}, error: {}, details: {} }));
app.get('/api/pairs', async () => {
  const { rows } = await pool.query(list);
  return { items: rows, total: rows.length };
});
process.send({ ready: await app.listen({ host: '127.0.0.1', port: 0 }) });
