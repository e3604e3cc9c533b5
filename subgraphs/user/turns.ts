import { Fault } from '../../platform/errors.ts';

/** Runs work when its turn comes, in the order of arrival. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets `atOnce` works run and `waiting` others wait; who comes on top of these gets the fault RATE_LIMITED at once. */
export function createTurns(atOnce: number, waiting: number): Turns {
  let running = 0;
  const queue: (() => void)[] = [];

  return async (work) => {
    if (running < atOnce) running += 1;
    else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve));
    else throw new Fault('RATE_LIMITED');
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next)
        next(); // it takes over this place
      else running -= 1;
    }
  };
}
