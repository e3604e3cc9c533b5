/** One server of the query bench in a process of its own: `serve.ts KIND DATA_DIR [JSON]`. Sends its URL to the parent when it listens. */
import { ROLES, type Role } from '../../roles/roles.ts';
import { start } from '../../roles/start.ts';
import { benchConfig } from '../support/data.ts';
import { benchLog } from '../support/log.ts';
import { endWithParent } from '../support/processes.ts';
import { MEASURED_PARTS } from './parts.ts';
import { startJoined, startStockGateway, startStockPart } from './peers.ts';

async function serve(kind: string, dataDir: string, json = '{}'): Promise<string> {
  const given = JSON.parse(json) as Record<string, string>; // from the parent
  const role = ROLES.find((name): name is Exclude<Role, 'setup'> => name === kind && name !== 'setup');
  if (role) return `${(await start(role, benchConfig(dataDir, given), benchLog)).url}/graphql`;
  const config = benchConfig(dataDir);
  if (kind === 'joined') return startJoined(config);
  if (kind === 'stock-gateway') return startStockGateway(given, config);
  const part = MEASURED_PARTS.find((name) => kind === `stock-${name}`);
  if (!part) throw new Error(`there is no server ${kind}`);
  return startStockPart(part, config);
}

endWithParent();
const [kind = '', dataDir = '', json] = process.argv.slice(2);
process.send?.(await serve(kind, dataDir, json));
