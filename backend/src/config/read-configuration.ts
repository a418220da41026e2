import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Configuration } from './configuration.js';
import { keptSecretKeys } from './kept-secret-keys.js';
import { parseSecretKeys } from './secret-keys.js';
import { StartRefused } from './start-refused.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** `databaseUrl` is set by DATABASE_URL. */
const variable = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/**
 * The configuration that an environment gives.
 * @throws {StartRefused} naming every fault at once, on one line
 */
export function readConfiguration(environment: Environment = process.env): Configuration {
  const given = Object.keys(new Configuration())
    .map((field) => [field, environment[variable(field)]?.trim() ?? ''] as const)
    .filter(([, value]) => value !== '');
  const configuration = plainToInstance(Configuration, Object.fromEntries(given));
  const faults = validateSync(configuration, { stopAtFirstError: true }).flatMap(({ property, constraints }) =>
    Object.values(constraints ?? {}).map((text) => `${variable(property)} ${text.replace(`${property} `, '')}`),
  );
  faults.push(...togetherFaults(configuration), ...keyFaults(configuration));
  if (faults.length > 0) throw new StartRefused(`wrong environment: ${faults.join('; ')}`);
  configuration.secretKeys ??= keptSecretKeys(configuration.dataDir);
  return configuration;
}

/** Faults that no variable has by itself. */
function togetherFaults({ adminEmail, adminPassword, demo, demoApp }: Configuration): string[] {
  const isHalf = (adminEmail === null) !== (adminPassword === null);
  return [
    ...(isHalf ? ['ADMIN_EMAIL and ADMIN_PASSWORD go together'] : []),
    ...(demoApp !== null && !demo ? ['DEMO_APP is for a demonstration: it needs DEMO=1'] : []),
  ];
}

function keyFaults({ secretKeys, embedded }: Configuration): string[] {
  if (secretKeys === null) return embedded ? [] : ['SECRET_KEYS is required with a database of your own'];
  try {
    parseSecretKeys(secretKeys);
    return [];
  } catch (error) {
    return [`SECRET_KEYS ${(error as Error).message}`];
  }
}
