import type { Clock } from '../../platform/clock.ts';
import { SESSION_ENDED_TOPIC, type Topics } from '../../platform/topics.ts';
import type { Viewer } from '../../platform/viewer.ts';

/** The sessions that ended while their access tokens still live. */
export type EndedSessions = {
  has(viewer: Viewer): boolean;
  /** Calls `ended` whenever a session ends, until the returned function is called. */
  watch(ended: (viewer: Viewer) => void): () => void;
  stop(): Promise<void>;
};

/** No access token lives longer, in milliseconds. */
const TOKEN_LIFETIME_MS = 600_000;

/** Starts to remember which sessions end, for as long as an access token of theirs may live. */
export async function startEndedSessions(topics: Topics, clock: Clock): Promise<EndedSessions> {
  const ended = new Map<string, number>();
  const watchers = new Set<(viewer: Viewer) => void>();

  const stop = await topics.subscribe(SESSION_ENDED_TOPIC, (message) => {
    const viewer = message as Viewer; // only processes of the deployment can publish
    const now = clock.now();
    for (const [deviceId, until] of ended) {
      if (until > now) break; // in the order of their ends
      ended.delete(deviceId);
    }
    ended.set(viewer.deviceId, now + TOKEN_LIFETIME_MS);
    for (const watcher of watchers) watcher(viewer);
  });

  return {
    has: ({ deviceId }) => (ended.get(deviceId) ?? 0) > clock.now(),
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    stop,
  };
}
