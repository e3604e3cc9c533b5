import type { Endpoints } from './endpoints.ts';
import { asRecord, closed, PalaverError, readError } from './errors.ts';

/** An answer of the server: its data, null if there is none, and what did not work. */
export type Answer<D> = { readonly data: D | null; readonly errors: readonly PalaverError[] };

/** A GraphQL operation. */
export type Operation = { readonly query: string; readonly variables: object };

/** Sends operations by HTTP. */
export type Transport = {
  /** Sends one, once. Throws NETWORK if no answer of the server came, HTTP_REFUSED if something else refused it, CLOSED after `close`. */
  post<D>(operation: Operation, token: string | null): Promise<Answer<D>>;
  /** Ends all that is under way. */
  close(): void;
};

/** What of `fetch` is used. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<{ readonly status: number; text(): Promise<string> }>;

type Options = {
  readonly endpoints: Endpoints;
  readonly fetch: Fetch;
  /** A request without an answer is given up after this. */
  readonly deadlineMs: number;
};

/** These may pass although they are the fault of a request: time-out, too early, too many. */
const PASSING = [408, 425, 429];

/** Makes a transport that goes on to the next endpoint when one fails. */
export function createTransport({ endpoints, fetch, deadlineMs }: Options): Transport {
  const underWay = new Set<AbortController>();
  let isClosed = false;

  async function receive(url: string, operation: Operation, token: string | null): Promise<{ status: number; text: string }> {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), deadlineMs);
    underWay.add(controller);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(operation),
        signal: controller.signal,
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      throw isClosed ? closed() : new PalaverError('NETWORK', `no answer of ${url} came`, { cause: error });
    } finally {
      clearTimeout(timer);
      underWay.delete(controller);
    }
  }

  return {
    async post<D>(operation: Operation, token: string | null) {
      if (isClosed) throw closed();
      const url = endpoints.url();
      try {
        const { status, text } = await receive(url, operation, token);
        return readAnswer<D>(status, text);
      } catch (error) {
        if (error instanceof PalaverError && error.code === 'NETWORK') endpoints.failed(url);
        throw error;
      }
    },
    close() {
      isClosed = true;
      for (const controller of underWay) controller.abort();
    },
  };
}

/** Anything that is not a GraphQL answer is a word of a proxy, or of a server that is not up yet. */
function readAnswer<D>(status: number, text: string): Answer<D> {
  const { data, errors } = asRecord(parsed(text));
  if (data === undefined && !Array.isArray(errors)) {
    const isRefused = status >= 400 && status < 500 && !PASSING.includes(status);
    throw new PalaverError(isRefused ? 'HTTP_REFUSED' : 'NETWORK', `the answer is HTTP ${status}, and not GraphQL`);
  }
  return { data: (data ?? null) as D | null, errors: Array.isArray(errors) ? errors.map(readError) : [] }; // of the operation's type
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
