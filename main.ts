import { parseArgs } from 'node:util';
import { ConfigError, preferProduction, readConfig, settingsHelp } from './platform/config.ts';
import { createLog } from './platform/log.ts';
import { checkRole, ROLE_HELP, ROLES, type Role } from './roles/roles.ts';

const HELP = `Palaver: a federated GraphQL chat API with live events that resume exactly.

  npm start                          everything in one process
  npm start -- ROLE                  one part of it
  npm start -- --help                this text

Roles:
${ROLES.map((role) => `  ${role.padEnd(35)}${ROLE_HELP[role]}`).join('\n')}

Settings, as environment variables:
${settingsHelp()}
`;

/** A process that does not stop by itself is ended after this. */
const HARD_STOP_MS = 25_000;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } }, allowPositionals: true });
  if (values.help) return void process.stdout.write(HELP);
  const role = readRole(positionals);
  const config = readConfig();
  checkRole(role, config);
  preferProduction();
  const log = createLog(config.LOG_LEVEL);
  if (role === 'setup') {
    const { openDocuments } = await import('./roles/documents.ts');
    const documents = await openDocuments(config, { setUp: true });
    await documents.close();
    return void process.stdout.write('the database is set up\n');
  }
  const { start } = await import('./roles/start.ts');
  const running = await start(role, config, log);
  stopOnSignal(running.stop); // first: whoever reads that it listens may tell it to stop at once
  process.stdout.write(`${opening(role, running.url)}: ${running.description}
`);
}

function readRole([name = 'all', ...rest]: readonly string[]): Role {
  const role = ROLES.find((candidate) => candidate === name);
  if (!role || rest.length > 0) throw new ConfigError([`${[name, ...rest].join(' ')}: is not a role; there are ${ROLES.join(', ')}`]);
  return role;
}

function opening(role: Role, url: string | null): string {
  if (role === 'all') return `Palaver listens on ${url}/graphql`;
  return url === null ? `the ${role} works` : `the ${role} ${role === 'gateway' ? '' : 'subgraph '}listens on ${url}/graphql`;
}

function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = (): void => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), HARD_STOP_MS).unref();
    void stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof ConfigError ? `${error.message}\n` : `Palaver can not start: ${error instanceof Error ? error.stack : error}\n`,
  );
  process.exit(1); // whatever it has opened by then
});
