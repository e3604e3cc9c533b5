import { MARK_DELIVERED, MARK_READ } from './documents.ts';
import { asPalaverError } from './errors.ts';
import { createBackoff, type Pauses } from './pauses.ts';
import type { Requests } from './requests.ts';

/** How far somebody has come in a conversation. */
export type MarkerKind = 'read' | 'delivered';

/** The viewer's markers: state, of which only the latest value matters. */
export type Markers = {
  /** Moves a marker forward, now or as soon as the server can be reached; of several values that wait only the furthest is sent. */
  mark(kind: MarkerKind, conversationId: string, seq: number): void;
  close(): void;
};

type Options = { readonly requests: Pick<Requests, 'mutate'>; readonly pauses: Pauses };

const DOCUMENTS = { read: MARK_READ, delivered: MARK_DELIVERED } as const;

/** Makes markers that are sent by requests. What the server refuses is dropped: it has a further value, or knows better. */
export function createMarkers({ requests, pauses }: Options): Markers {
  /** The furthest value wanted, for each marker that is being sent. */
  const wanted = new Map<string, number>();
  let isClosed = false;

  async function send(key: string, kind: MarkerKind, conversationId: string): Promise<void> {
    const backoff = createBackoff();
    let sent = -1;
    for (let seq = wanted.get(key) ?? -1; seq > sent && !isClosed; seq = wanted.get(key) ?? -1) {
      try {
        await requests.mutate<unknown, { input: { conversationId: string; seq: number } }>(DOCUMENTS[kind], { input: { conversationId, seq } });
        sent = seq;
      } catch (error) {
        if (asPalaverError(error).retryable) await pauses.pause(backoff.next());
        else sent = seq;
      }
    }
    wanted.delete(key);
  }

  return {
    mark(kind, conversationId, seq) {
      const key = JSON.stringify([kind, conversationId]);
      const before = wanted.get(key);
      wanted.set(key, Math.max(seq, before ?? -1));
      if (before === undefined && !isClosed) void send(key, kind, conversationId);
    },
    close() {
      isClosed = true;
    },
  };
}
