import { PalaverError } from './errors.ts';
import type { EventListeners } from './event-stream.ts';

/**
 * The events of a stream as an iterable. The cursor of one is saved when the next is asked for: whoever leaves the loop, which stops the
 * stream, gets the last one again. It ends when the client is closed.
 */
export function iterateEvents<E>(start: (listeners: Pick<EventListeners<E>, 'onEvent' | 'onEnd'>) => () => void): AsyncIterableIterator<E> {
  type Turn = { readonly event: E; handled(): void };
  const turns: Turn[] = [];
  let current: Turn | null = null;
  let isOver = false;
  let failure: { readonly error: unknown } | null = null;
  let look: () => void = () => {};
  const stop = start({
    onEvent(event) {
      return new Promise((handled) => {
        turns.push({ event, handled });
        look();
      });
    },
    onEnd(error) {
      isOver = true;
      if (!(error instanceof PalaverError && error.code === 'CLOSED')) failure = { error };
      look();
    },
  });

  return {
    async next() {
      current?.handled();
      current = null;
      while (turns.length === 0 && !isOver)
        await new Promise<void>((resolve) => {
          look = resolve;
        });
      current = turns.shift() ?? null;
      if (current) return { done: false, value: current.event };
      if (failure) throw (failure as { error: unknown }).error; // assigned in a listener
      return { done: true, value: undefined };
    },
    async return() {
      isOver = true;
      stop();
      look();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
