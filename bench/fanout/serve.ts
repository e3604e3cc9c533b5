/** One server of the fan-out bench in a process of its own, with `--expose-gc`: `serve.ts KIND JSON`. Sends its URL when it listens, then answers with its `Usage`. */
import { start } from '../../roles/start.ts';
import { benchConfig } from '../support/data.ts';
import { benchLog } from '../support/log.ts';
import { endWithParent } from '../support/processes.ts';
import { startGraphqlWs, startSocketIo, startWs } from './peers.ts';

/** What a server has used: CPU time in microseconds, user and system; resident memory in bytes, after collecting garbage if that was asked for. */
export type Usage = { readonly cpuUs: number; readonly rss: number };

/** How a server is asked for it. */
export type UsageOrder = { readonly collect: boolean };

const STARTS: Readonly<Record<string, (settings: Record<string, string>) => Promise<string>>> = {
  async palaver({ DATA_DIR = '', ...settings }) {
    const { url } = await start('all', benchConfig(DATA_DIR, settings), benchLog);
    return url ?? '';
  },
  'graphql-ws': ({ REDIS_URL = '' }) => startGraphqlWs(REDIS_URL),
  'socket.io': ({ REDIS_URL = '' }) => startSocketIo(REDIS_URL),
  ws: startWs,
};

process.on('message', ({ collect }: UsageOrder) => {
  for (let i = 0; collect && i < 3; i++) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuUs: user + system, rss: process.memoryUsage.rss() } satisfies Usage);
});
endWithParent();
const [kind = '', json = '{}'] = process.argv.slice(2);
process.send?.(await STARTS[kind]?.(JSON.parse(json) as Record<string, string>)); // from the parent
