import { asPalaverError, type PalaverError, readError } from './errors.ts';
import { createBackoff, type Pauses } from './pauses.ts';
import type { SessionKeeper } from './session.ts';
import type { Socket } from './socket.ts';
import type { Answer, Operation } from './transport.ts';

/** A subscription that comes back after whatever interrupts it, until it is stopped. */
export type Subscription = {
  /** Ends the present connection's part of it and begins again. */
  restart(): void;
  /** Ends it until `release`. */
  hold(): void;
  release(): void;
  stop(): void;
};

/** Who listens to a subscription. */
export type Subscriber<D> = {
  /** The operation, asked for at every beginning. */
  operation(): Operation;
  next(answer: Answer<D>): void;
  /** It is over: the server does not take the operation, whatever the connection. */
  failed(error: PalaverError): void;
};

/** Begins subscriptions. */
export type Subscribe = <D>(subscriber: Subscriber<D>) => Subscription;

type Options = {
  readonly socket: Socket;
  readonly session: Pick<SessionKeeper, 'restored' | 'token' | 'current' | 'watch'>;
  readonly pauses: Pauses;
};

/** Makes the subscriptions of a client. They wait while nobody is signed in. */
export function createSubscriptions({ socket, session, pauses }: Options): Subscribe {
  return (subscriber) => {
    const backoff = createBackoff();
    let isStopped = false;
    let isHeld = false;
    /** Ends what the loop waits for now. */
    let interrupt: () => void = () => {};

    void run();

    async function run(): Promise<void> {
      await session.restored();
      while (!isStopped) {
        if (isHeld || session.current() === null) {
          await somethingNew();
          continue;
        }
        const error = await once();
        if (isStopped || isHeld) continue;
        if (error && !error.retryable && !PASSING.includes(error.code)) {
          isStopped = true;
          return subscriber.failed(error);
        }
        await pauses.pause(Math.max(backoff.next(), error?.retryAfterMs ?? 0));
      }
    }

    /** One life of the subscription. Resolves with why it ended, null if nobody said. */
    async function once(): Promise<PalaverError | null> {
      try {
        await session.token(); // before the socket is opened: the server waits for the token only 3 seconds
      } catch (error) {
        return asPalaverError(error);
      }
      if (isStopped || isHeld) return null;
      return new Promise((resolve) => {
        let isOver = false;
        let unsubscribe: () => void = () => {};
        const end = (error: PalaverError | null): void => {
          if (isOver) return;
          isOver = true;
          unsubscribe();
          resolve(error);
        };
        interrupt = () => end(null);
        unsubscribe = socket.subscribe(subscriber.operation(), {
          next(result) {
            if (isOver) return; // it was on its way when we left
            const answer: Answer<never> = readResult(result);
            if (answer.data !== null) backoff.reset();
            subscriber.next(answer);
          },
          ended: (reason) => end(errorOf(reason)),
        });
        if (isOver) unsubscribe();
      });
    }

    /** Resolves when somebody signs in, or when the subscription is told something. */
    function somethingNew(): Promise<void> {
      return new Promise((resolve) => {
        const unwatch = session.watch(() => interrupt());
        interrupt = () => {
          unwatch();
          resolve();
        };
      });
    }

    return {
      restart: () => interrupt(),
      hold() {
        isHeld = true;
        interrupt();
      },
      release() {
        if (!isHeld) return;
        isHeld = false;
        interrupt();
      },
      stop() {
        isStopped = true;
        interrupt();
      },
    };
  };
}

/** They end no subscription: a new token, or somebody who signs in, helps. */
const PASSING: readonly string[] = ['UNAUTHENTICATED', 'TOKEN_EXPIRED', 'TOKEN_INVALID'];

function readResult<D>({ data = null, errors = [] }: { data?: unknown; errors?: readonly unknown[] }): Answer<D> {
  return { data: data as D | null, errors: errors.map(readError) }; // of the operation's type
}

/** A list is the server's errors for the operation; anything else is about the connection. */
function errorOf(reason: unknown): PalaverError | null {
  if (reason === null) return null;
  if (!Array.isArray(reason)) return asPalaverError(reason);
  return readError(reason[0]);
}
