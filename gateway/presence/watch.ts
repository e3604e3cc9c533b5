import { ask } from '../../platform/ask.ts';
import type { Clock } from '../../platform/clock.ts';
import { Fault } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { requireViewer, type SubgraphLink } from '../../platform/subgraph.ts';
import type { Topics } from '../../platform/topics.ts';
import type { Caller } from '../../platform/viewer.ts';
import { createLatest, type Latest } from './latest.ts';
import { createPresenceStates, isSamePresence, type PresenceChange } from './states.ts';

/** Tells watchers of the presence of users, as far as each may know. */
export type PresenceWatch = {
  /**
   * First the state of each user, then changes, at most one a second and user; a slow reader gets the latest only. Throws
   * BAD_USER_INPUT unless it names 1 to 200 users. While presence is away nothing comes, then the states that changed.
   */
  watch(userIds: readonly string[], caller: Caller): AsyncIterableIterator<PresenceChange, undefined>;
  /** Looks again at who may see this user, and whom she may see: nothing that was allowed before is told from now on. */
  relationsChanged(userId: string): void;
};

type Options = { readonly presence: SubgraphLink; readonly topics: Topics; readonly clock: Clock; readonly log: Log };

/** Somebody who watches; `looks` counts for each user how often was asked whether she may see her. */
type Watcher = { readonly viewerId: string; readonly changes: Latest<PresenceChange>; readonly looks: Map<string, number> };

/** A watcher and one of the users that she watches. */
type Look = { readonly watcher: Watcher; readonly userId: string };

const USER_LIMIT = 200;
const SIGHT = 'query Sight($looks: [LookInput!]!) { sight(looks: $looks) }';
const SIGHT_DEADLINE_MS = 5_000;

/** Most looks that one call names: the limit of the presence subgraph. */
const CHUNK = 1_000;

/**
 * Makes the watch of a node: however many watch a user here, her topic is subscribed once, and only while somebody does. Whether
 * a watcher may know is asked anew for everything that she is told, so that no memory of it can be out of date.
 */
export function createPresenceWatch({ presence, topics, clock, log }: Options): PresenceWatch {
  const watchersOf = new Map<string, Set<Watcher>>();
  const watchersBy = new Map<string, Set<Watcher>>();
  const states = createPresenceStates({ presence, topics, clock, log, onChange: (userIds) => tell(userIds.flatMap(looksAt)) });

  function looksAt(userId: string): Look[] {
    return [...(watchersOf.get(userId) ?? [])].map((watcher) => ({ watcher, userId }));
  }

  /** Tells watchers the states that users are in, or what they are to believe. Rejects if presence does not say who may know. */
  async function tell(looks: readonly Look[]): Promise<void> {
    const chunks = Array.from({ length: Math.ceil(looks.length / CHUNK) }, (_, i) => looks.slice(i * CHUNK, (i + 1) * CHUNK));
    await Promise.all(chunks.map(tellChunk));
  }

  async function tellChunk(looks: readonly Look[]): Promise<void> {
    const turns = looks.map(({ watcher, userId }) => {
      const turn = (watcher.looks.get(userId) ?? 0) + 1;
      watcher.looks.set(userId, turn);
      return turn;
    });
    const pairs = looks.map(({ watcher: { viewerId }, userId }) => ({ viewerId, userId }));
    const request = { caller: { viewer: null }, requestId: 'presence-sight', deadline: clock.now() + SIGHT_DEADLINE_MS };
    const { sight } = await ask(presence, SIGHT, { looks: pairs }, request);
    for (const [i, isSeen] of (sight as readonly boolean[]).entries()) {
      const look = looks[i];
      // Somebody looked later: this answer may be of before a block.
      if (!look || look.watcher.looks.get(look.userId) !== turns[i]) continue;
      const state = states.of(look.userId);
      if (state) look.watcher.changes.offer(look.userId, isSeen ? state : { userId: look.userId, status: 'OFFLINE', lastSeenAt: null });
    }
  }

  /** What can not be told now is told when presence is back. */
  function tellSurely(looks: readonly Look[]): void {
    tell(looks).catch(() => {
      for (const { userId } of looks) states.tellAgain(userId);
    });
  }

  function join(userId: string, watcher: Watcher): void {
    if (addTo(watchersOf, userId, watcher)) states.follow(userId);
  }

  function leave(userId: string, watcher: Watcher): void {
    if (removeFrom(watchersOf, userId, watcher)) states.unfollow(userId);
  }

  return {
    watch(userIds, caller) {
      const { userId: viewerId } = requireViewer(caller);
      const users = [...new Set(userIds)];
      if (users.length < 1 || users.length > USER_LIMIT) throw new Fault('BAD_USER_INPUT', `name 1 to ${USER_LIMIT} users to watch`);
      const changes: Latest<PresenceChange> = createLatest<PresenceChange>({
        onStart() {
          addTo(watchersBy, viewerId, watcher);
          for (const userId of users) join(userId, watcher);
          void states.read(users, caller).then((known) => tellSurely(known.map(({ userId }) => ({ watcher, userId }))));
        },
        onEnd() {
          removeFrom(watchersBy, viewerId, watcher);
          for (const userId of users) leave(userId, watcher);
        },
        isSame: isSamePresence,
      });
      const watcher: Watcher = { viewerId, changes, looks: new Map(users.map((userId) => [userId, 0])) };
      return changes;
    },
    relationsChanged(userId) {
      const own = [...(watchersBy.get(userId) ?? [])].flatMap((watcher) =>
        [...watcher.looks.keys()].map((watched) => ({ watcher, userId: watched })),
      );
      tellSurely([...looksAt(userId), ...own.filter((look) => look.userId !== userId)]);
    },
  };
}

/** True if it is the first of its key. */
function addTo<T>(sets: Map<string, Set<T>>, key: string, item: T): boolean {
  const known = sets.get(key);
  if (known) known.add(item);
  else sets.set(key, new Set([item]));
  return !known;
}

/** True if it was the last of its key. */
function removeFrom<T>(sets: Map<string, Set<T>>, key: string, item: T): boolean {
  const known = sets.get(key);
  known?.delete(item);
  return known?.size === 0 && sets.delete(key);
}
