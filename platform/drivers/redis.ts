import { Redis } from 'ioredis';
import type { Log } from '../log.ts';

/** The connections of a process to Redis: one for commands, one that only subscribes. */
export type RedisConnections = { readonly commands: Redis; readonly subscriber: Redis; close(): void };

/** Connects; reconnects for ever with a back-off of at most 2 s; a command fails after 2 s without an answer. Throws if Redis does not answer at first. */
export async function openRedis(url: string, log: Log): Promise<RedisConnections> {
  const connect = (): Redis => {
    const redis = new Redis(url, {
      lazyConnect: true,
      maxRetriesPerRequest: 1,
      commandTimeout: 2_000,
      retryStrategy: (times) => Math.min(times * 50, 2_000),
    });
    redis.on('error', (error: Error) => log.warn({ err: error.message }, 'redis is away'));
    return redis;
  };
  const commands = connect();
  const subscriber = connect();
  function close(): void {
    commands.disconnect();
    subscriber.disconnect();
  }

  try {
    await Promise.all([commands.connect(), subscriber.connect()]);
  } catch (error) {
    close(); // else they try again for ever, and a process that can not start does not end
    throw error;
  }
  return { commands, subscriber, close };
}
