import { readFileSync } from 'node:fs';
import type { Log } from '../platform/log.ts';
import { createSubgraph, type Subgraph } from '../platform/subgraph.ts';
import { partSdl } from '../schema/sdl.ts';
import type { Context } from './context.ts';
import { resolvers } from './realtime/resolvers.ts';
import type { Resolvers } from './resolver-types.ts';

/** The gateway's own part of the supergraph, always in its process: the events, and what they say by themselves. */
export function createOwnPart(log: Log): Subgraph {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }; // npm requires it
  const own: Resolvers = { ...resolvers, Query: { serverVersion: () => version } };
  return createSubgraph<Context>({ name: 'gateway', sdl: partSdl('gateway'), resolvers: own, createContext: (request) => request, log });
}
