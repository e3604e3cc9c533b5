/** Does something once at the end of the current turn of the event loop. */
export type AtEndOfTurn = (work: () => void) => void;

/** Makes it: everything that is asked for in one turn is done by one callback of the event loop, in the order of asking. */
export function createAtEndOfTurn(): AtEndOfTurn {
  let due: (() => void)[] = [];

  function doAll(): void {
    const now = due;
    due = [];
    for (const work of now) work();
  }

  return (work) => {
    if (due.length === 0) setImmediate(doAll);
    due.push(work);
  };
}
