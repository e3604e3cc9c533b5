import { ask } from '../../platform/ask.ts';
import type { Clock } from '../../platform/clock.ts';
import { createCoalescer } from '../../platform/coalescer.ts';
import type { Log } from '../../platform/log.ts';
import { createOutage } from '../../platform/outage.ts';
import type { SubgraphLink } from '../../platform/subgraph.ts';
import { presenceTopic, type Topics } from '../../platform/topics.ts';
import type { Caller } from '../../platform/viewer.ts';

/** The presence of a user, as it is from now on; `lastSeenAt` in milliseconds since 1970, null while online or away, or if never. */
export type PresenceChange = { readonly userId: string; readonly status: Status; readonly lastSeenAt: number | null };

type Status = 'ONLINE' | 'AWAY' | 'OFFLINE';

/** What this node knows of the users that it follows. */
export type PresenceStates = {
  follow(userId: string): void;
  unfollow(userId: string): void;
  /** The states of followed users, once their topics are subscribed; without those that can not be read now. Never rejects. */
  read(userIds: readonly string[], caller: Caller): Promise<readonly PresenceChange[]>;
  /** The state of a followed user, as far as it is known; whoever may not know it must not get it. */
  of(userId: string): PresenceChange | null;
  /** Calls `onChange` for a followed user as if her state had changed, within a second or so. */
  tellAgain(userId: string): void;
};

type Options = {
  readonly presence: SubgraphLink;
  readonly topics: Topics;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when the states of followed users have changed, at most once a second and user; if it rejects, again a second later. */
  readonly onChange: (userIds: readonly string[]) => Promise<void>;
};

/** The state of a user, and how many messages came of it. */
type Known = { state: PresenceChange | null; messages: number };

/** The subscription is null after a failure, until it is tried again. */
type Followed = Known & { subscription: Promise<(() => Promise<void>) | null> };

const PRESENCES = 'query Presences($userIds: [ID!]!) { presences(userIds: $userIds) { status lastSeenAt } }';
const READ_DEADLINE_MS = 5_000;
const READ_AGAIN_MS = 10_000;
const CHANGE_EVERY_MS = 1_000;

/** Most users that one read names: the limit of the presence subgraph. */
const CHUNK = 1_000;

/** Follows users by their topics. Every 10 s all are read again, in batches: so a lost message does no lasting harm. */
export function createPresenceStates({ presence, topics, clock, log, onChange }: Options): PresenceStates {
  const followed = new Map<string, Followed>();
  const reading = createOutage(log, 'the presence subgraph');
  const subscribing = createOutage(log, 'the topics of presence');
  const changes = createCoalescer({ everyMs: CHANGE_EVERY_MS, send: (userIds) => onChange(userIds.filter((userId) => followed.get(userId)?.state)) });
  let timer: NodeJS.Timeout | undefined;

  async function subscribe(userId: string, entry: Known): Promise<(() => Promise<void>) | null> {
    try {
      const unsubscribe = await topics.subscribe(presenceTopic(userId), (message) => {
        const change = readMessage(userId, message);
        if (!change) return;
        entry.messages += 1;
        learn(entry, change);
      });
      subscribing.worked();
      return unsubscribe;
    } catch (error) {
      subscribing.failed(error);
      return null;
    }
  }

  function learn(entry: Known, change: PresenceChange): void {
    if (entry.state && isSamePresence(entry.state, change)) return;
    entry.state = change;
    changes.mark(change.userId);
  }

  /** Reads at most 1,000 users. What a message said in the meantime stands: the read may be older than it, and a later message will come. */
  async function readChunk(userIds: readonly string[], caller: Caller): Promise<void> {
    const before = userIds.map((userId) => followed.get(userId)?.messages);
    try {
      const request = { caller, requestId: 'presence-watch', deadline: clock.now() + READ_DEADLINE_MS };
      const { presences } = await ask(presence, PRESENCES, { userIds }, request);
      const rows = presences as readonly { status: Status; lastSeenAt: string | null }[]; // what the query selects
      for (const [i, userId] of userIds.entries()) {
        const [entry, row] = [followed.get(userId), rows[i]];
        if (!entry || !row || entry.messages !== before[i]) continue;
        learn(entry, { userId, status: row.status, lastSeenAt: row.lastSeenAt === null ? null : Date.parse(row.lastSeenAt) });
      }
      reading.worked();
    } catch (error) {
      reading.failed(error);
    }
  }

  async function readAgain(): Promise<void> {
    const userIds = [...followed.keys()];
    for (const [userId, entry] of followed) {
      if ((await entry.subscription) === null && followed.get(userId) === entry) entry.subscription = subscribe(userId, entry);
    }
    const chunks = Array.from({ length: Math.ceil(userIds.length / CHUNK) }, (_, i) => userIds.slice(i * CHUNK, (i + 1) * CHUNK));
    await Promise.all(chunks.map((chunk) => readChunk(chunk, { viewer: null })));
  }

  return {
    follow(userId) {
      const entry = { state: null, messages: 0 };
      followed.set(userId, Object.assign(entry, { subscription: subscribe(userId, entry) }));
      timer ??= setInterval(() => void readAgain(), READ_AGAIN_MS).unref();
    },
    unfollow(userId) {
      const entry = followed.get(userId);
      followed.delete(userId);
      void entry?.subscription.then((unsubscribe) => unsubscribe?.()).catch(subscribing.failed);
      if (followed.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
    async read(userIds, caller) {
      await Promise.all(userIds.map((userId) => followed.get(userId)?.subscription));
      await readChunk(userIds, caller);
      return userIds.flatMap((userId) => followed.get(userId)?.state ?? []);
    },
    of: (userId) => followed.get(userId)?.state ?? null,
    tellAgain: changes.mark,
  };
}

/** True if a watcher could not tell one from the other. */
export function isSamePresence(a: PresenceChange, b: PresenceChange): boolean {
  return a.status === b.status && a.lastSeenAt === b.lastSeenAt;
}

/** Topics carry what any process of the deployment sends: what has another form, as from a later version, is passed over. */
function readMessage(userId: string, message: unknown): PresenceChange | null {
  if (typeof message !== 'object' || message === null || !('status' in message) || !('lastSeenAt' in message)) return null;
  const { status, lastSeenAt } = message;
  if (status !== 'ONLINE' && status !== 'AWAY' && status !== 'OFFLINE') return null;
  return { userId, status, lastSeenAt: typeof lastSeenAt === 'number' ? lastSeenAt : null };
}
