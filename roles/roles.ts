import type { Config } from '../platform/config.ts';
import { ConfigError } from '../platform/config.ts';
import { SUBGRAPHS } from '../schema/sdl.ts';

/** What a process can be: everything, or one part. */
export const ROLES = ['all', 'gateway', ...SUBGRAPHS, 'worker', 'setup'] as const;

/** The name of a role. */
export type Role = (typeof ROLES)[number];

/** What each role does, for `--help`. */
export const ROLE_HELP: Record<Role, string> = {
  all: 'everything in one process (the default)',
  gateway: 'HTTP and WebSocket for clients, federated over the subgraphs; keeps streams going without a worker',
  user: 'accounts, devices, sessions, profiles',
  group: 'conversations and their members',
  message: 'messages, read markers, inbox heads',
  media: 'uploads and downloads',
  presence: 'who is online',
  worker:
    'the relay, which publishes what a process that died left undone; erases what has disappeared; sends what is scheduled; exports and erases the data of users',
  setup: 'makes the indexes that MongoDB needs, and ends',
};

/** Throws one ConfigError with everything that a role lacks: parts in several processes share no memory and no file. */
export function checkRole(role: Role, { MONGODB_URL, REDIS_URL, S3_URL }: Config): void {
  if (role === 'all') return;
  const needs = { MONGODB_URL, ...(role === 'setup' ? {} : { REDIS_URL }), ...(role === 'media' || role === 'worker' ? { S3_URL } : {}) };
  const faults = Object.entries(needs).flatMap(([name, value]) => (value ? [] : [`${name}: is needed by the role ${role}`]));
  if (faults.length > 0) throw new ConfigError(faults);
}
