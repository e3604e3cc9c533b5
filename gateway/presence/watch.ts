import type { Clock } from '../../platform/clock.ts';
import { Fault } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { SubgraphLink } from '../../platform/subgraph.ts';
import type { Topics } from '../../platform/topics.ts';
import type { Caller } from '../../platform/viewer.ts';
import { createLatest, type Latest } from './latest.ts';
import { createPresenceStates, isSamePresence, type PresenceChange } from './states.ts';

/** Tells watchers of the presence of users. */
export type PresenceWatch = {
  /**
   * First the state of each user, then changes, at most one a second and user; a slow reader gets the latest only. Throws
   * BAD_USER_INPUT unless it names 1 to 200 users. While presence is away nothing comes, then the states that changed.
   */
  watch(userIds: readonly string[], caller: Caller): AsyncIterableIterator<PresenceChange, undefined>;
};

type Options = { readonly presence: SubgraphLink; readonly topics: Topics; readonly clock: Clock; readonly log: Log };

const USER_LIMIT = 200;

/** Makes the watch of a node: however many watch a user here, her topic is subscribed once, and only while somebody does. */
export function createPresenceWatch(options: Options): PresenceWatch {
  const watchers = new Map<string, Set<Latest<PresenceChange>>>();
  const states = createPresenceStates({
    ...options,
    onChange(change) {
      for (const watcher of watchers.get(change.userId) ?? []) watcher.offer(change.userId, change);
    },
  });

  function join(userId: string, watcher: Latest<PresenceChange>): void {
    const known = watchers.get(userId);
    if (known) known.add(watcher);
    else {
      watchers.set(userId, new Set([watcher]));
      states.follow(userId);
    }
  }

  function leave(userId: string, watcher: Latest<PresenceChange>): void {
    const known = watchers.get(userId);
    known?.delete(watcher);
    if (known?.size !== 0) return;
    watchers.delete(userId);
    states.unfollow(userId);
  }

  return {
    watch(userIds, caller) {
      const users = [...new Set(userIds)];
      if (users.length < 1 || users.length > USER_LIMIT) throw new Fault('BAD_USER_INPUT', `name 1 to ${USER_LIMIT} users to watch`);
      const watcher: Latest<PresenceChange> = createLatest<PresenceChange>({
        onStart() {
          for (const userId of users) join(userId, watcher);
          void states.read(users, caller).then((current) => {
            for (const change of current) watcher.offer(change.userId, change);
          });
        },
        onEnd() {
          for (const userId of users) leave(userId, watcher);
        },
        isSame: isSamePresence,
      });
      return watcher;
    },
  };
}
