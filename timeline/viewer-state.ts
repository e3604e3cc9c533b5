import { createCoalescer } from '../platform/coalescer.ts';
import type { Log } from '../platform/log.ts';
import type { NodeChannels } from './channels.ts';
import type { At } from './entry.ts';
import { writeNodeMessage } from './node-message.ts';

/** What of a viewer's own one of her devices can change and the others show. */
export type ViewerStateKind = 'membership' | 'draft';

/** Something of a viewer's own in one of her conversations that has changed. It says only what: whoever hears of it reads the latest. */
export type ViewerState = { readonly userId: string; readonly conversationId: string; readonly what: ViewerStateKind };

/** What has changed of viewers' own, and when: only the last change of each counts. */
export type ViewerStateStore = {
  /** Notes that it has changed now. */
  touch(state: ViewerState): Promise<void>;
  /** What of a user's changed after a stamp; some that changed shortly before may be among it. */
  since(userId: string, at: At): Promise<ViewerState[]>;
  /** Forgets all of a user. */
  forgetUser(userId: string): Promise<void>;
};

/** Tells a viewer's devices what has changed of her own. */
export type ViewerStates = {
  /** To be called after each change. Her devices hear of it at most once a second for each state, those that are away when they resume. */
  changed(state: ViewerState): Promise<void>;
  /** Tells what is still to be told; nothing more after it. */
  stop(): Promise<void>;
};

type Options = { readonly states: ViewerStateStore; readonly channels: NodeChannels; readonly log: Log };

const TELL_EVERY_MS = 1_000;

/** Makes the viewers' states of a process. What is lost on its way is read by the next catch-up. */
export function createViewerStates({ states, channels, log }: Options): ViewerStates {
  const marked = new Map<string, ViewerState>();
  const coalescer = createCoalescer({ everyMs: TELL_EVERY_MS, send: tellAll });

  async function tellAll(keys: readonly string[]): Promise<void> {
    const changed = keys.flatMap((key) => marked.get(key) ?? []);
    for (const key of keys) marked.delete(key);
    await Promise.all(changed.map(tell));
  }

  async function tell(state: ViewerState): Promise<void> {
    try {
      const recipients = [state.userId];
      const message = writeNodeMessage({ kind: 'viewer-state', state, recipients });
      const nodes = await channels.nodesOf(recipients);
      await Promise.all(nodes.map((node) => channels.send(node, message)));
    } catch (error) {
      log.warn({ err: error }, 'a change of a viewer was kept but not told');
    }
  }

  return {
    async changed(state) {
      await states.touch(state);
      const key = `${state.what} ${state.conversationId} ${state.userId}`;
      marked.set(key, state);
      coalescer.mark(key);
    },
    stop: () => coalescer.stop(),
  };
}
