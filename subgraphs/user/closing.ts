import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Topics } from '../../platform/topics.ts';
import type { RelationStore } from '../../relations/store.ts';
import { tellRelations } from './people.ts';
import { tellEnd } from './sessions.ts';
import type { AccountStore, UserRecord } from './store.ts';

/** Closes the account of a user: from then on others see a deleted one, and nobody can write to her. Null if there is no such user. May be repeated. */
export type Close = (userId: string) => Promise<UserRecord | null>;

type Dependencies = {
  readonly store: AccountStore;
  readonly relations: Pick<RelationStore, 'add'>;
  readonly topics: Topics;
  readonly clock: Clock;
  readonly log: Log;
};

/** Makes the closing of accounts. What can let somebody in goes first, then the sessions, then what they were. */
export function createClosing({ store, relations, topics, clock, log }: Dependencies): Close {
  return async (userId) => {
    const user = await store.closeAccount(userId);
    if (!user) return null;
    await relations.add({ ownerId: userId, kind: 'deletion', userId, since: clock.now() }, 1);
    const devices = await store.devices(userId);
    await Promise.all(devices.map(({ id }) => store.endDevice(userId, id, clock.now())));
    await Promise.all(devices.map(({ id }) => tellEnd({ userId, deviceId: id }, topics, log)));
    await store.eraseDevices(userId);
    await tellRelations(userId, topics, log);
    return user;
  };
}
