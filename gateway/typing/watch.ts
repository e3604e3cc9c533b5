import type { Clock, Timers } from '../../platform/clock.ts';
import { createCoalescer } from '../../platform/coalescer.ts';
import { Fault } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { createOutage } from '../../platform/outage.ts';
import { type Topics, TYPING_MS, typingTopic } from '../../platform/topics.ts';
import { isCurrent } from '../../timeline/membership.ts';
import { memberOf } from '../../timeline/roster.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { createLatest, type Latest } from '../presence/latest.ts';

/** Whether somebody types, from now on; `expiresAt` in milliseconds since 1970, null if she does not. */
export type TypingChange = { readonly userId: string; readonly isTyping: boolean; readonly expiresAt: number | null };

/** Tells members who else is typing in their conversations. */
export type TypingWatch = {
  /** Changes from now on, at most one a second and member, the latest always. Rejects with NOT_FOUND unless she is a member; ends when she is none any more. */
  watch(conversationId: string, userId: string): Promise<AsyncIterableIterator<TypingChange, undefined>>;
};

type Options = {
  readonly store: Pick<TimelineStore, 'rosters' | 'memberships'>;
  readonly topics: Topics;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
};

type Watcher = { readonly userId: string; readonly changes: Latest<TypingChange> };

/** A conversation that is watched here; `states` has who said something in the last 6 seconds. */
type Room = {
  readonly watchers: Set<Watcher>;
  readonly states: Map<string, { readonly change: TypingChange; readonly cancel: () => void }>;
  readonly subscription: Promise<() => Promise<void>>;
};

const CHANGE_EVERY_MS = 1_000;

/** Makes the watch of a node: the topic of a conversation is subscribed once, while somebody here watches. Who is a member is read anew for each change. */
export function createTypingWatch({ store, topics, clock, timers, log }: Options): TypingWatch {
  const rooms = new Map<string, Room>();
  const outage = createOutage(log, 'the topics of typing');
  const coalescer = createCoalescer({ everyMs: CHANGE_EVERY_MS, send: tellAll });

  async function tellAll(keys: readonly string[]): Promise<void> {
    const places = keys.map((key) => key.split(' ') as [conversationId: string, userId: string]); // see `changed`
    const rosters = await store.rosters.load([...new Set(places.map(([conversationId]) => conversationId))]);
    const byId = new Map(rosters.map((roster) => [roster.conversationId, roster]));
    for (const [conversationId, userId] of places) {
      const [room, roster] = [rooms.get(conversationId), byId.get(conversationId)];
      const change = room?.states.get(userId)?.change;
      if (!room || !roster || !change) continue;
      for (const { userId: watcherId, changes } of room.watchers) {
        if (!memberOf(roster, watcherId)) void changes.return?.();
        else if (watcherId !== userId && (memberOf(roster, userId) || !change.isTyping)) changes.offer(userId, change);
      }
      if (!change.isTyping) room.states.delete(userId);
    }
  }

  function changed(conversationId: string, change: TypingChange): void {
    const room = rooms.get(conversationId);
    const { userId, isTyping } = change;
    if (!room || (!isTyping && !room.states.has(userId))) return;
    room.states.get(userId)?.cancel();
    const over = { userId, isTyping: false, expiresAt: null };
    const cancel = isTyping ? timers.after(TYPING_MS, () => changed(conversationId, over)) : () => {};
    room.states.set(userId, { change, cancel });
    coalescer.mark(`${conversationId} ${userId}`);
  }

  function join(conversationId: string, watcher: Watcher): void {
    const known = rooms.get(conversationId);
    if (known) return void known.watchers.add(watcher);
    const subscription = topics.subscribe(typingTopic(conversationId), (message) => {
      const change = readMessage(message, clock.now());
      if (change) changed(conversationId, change);
    });
    subscription.then(outage.worked, outage.failed);
    rooms.set(conversationId, { watchers: new Set([watcher]), states: new Map(), subscription });
  }

  function leave(conversationId: string, watcher: Watcher): void {
    const room = rooms.get(conversationId);
    room?.watchers.delete(watcher);
    if (room?.watchers.size !== 0) return;
    rooms.delete(conversationId);
    for (const { cancel } of room.states.values()) cancel();
    void room.subscription.then((unsubscribe) => unsubscribe()).catch(outage.failed);
  }

  return {
    async watch(conversationId, userId) {
      const [membership] = await store.memberships.load(userId, [conversationId]);
      if (!isCurrent(membership)) throw new Fault('NOT_FOUND');
      const changes: Latest<TypingChange> = createLatest<TypingChange>({
        onStart: () => join(conversationId, watcher),
        onEnd: () => leave(conversationId, watcher),
        isSame: (a, b) => a.isTyping === b.isTyping && a.expiresAt === b.expiresAt,
      });
      const watcher = { userId, changes };
      return changes;
    },
  };
}

/** Topics carry what any process of the deployment sends: what has another form, as from a later version, or is over, is passed over. */
function readMessage(message: unknown, now: number): TypingChange | null {
  if (typeof message !== 'object' || message === null || !('userId' in message) || !('isTyping' in message)) return null;
  const { userId, isTyping } = message;
  if (typeof userId !== 'string' || typeof isTyping !== 'boolean') return null;
  return { userId, isTyping, expiresAt: isTyping ? now + TYPING_MS : null };
}
