import type { Document } from './documents.ts';
import { PalaverError } from './errors.ts';
import type { SessionKeeper } from './session.ts';
import type { Answer, Transport } from './transport.ts';

/** Operations in the name of whoever is signed in. */
export type Requests = {
  /** The answer as it is, errors included. Throws what `Transport.post` throws, and UNAUTHENTICATED if the session is over. */
  perform<D, V extends object>(document: Document<D, V>, variables: V): Promise<Answer<D>>;
  /** The data of a query; tried at each endpoint if no answer comes. Throws the first error of the answer, with the data that came in spite of it. */
  query<D, V extends object>(document: Document<D, V>, variables: V): Promise<D>;
  /** The data of a mutation, tried once: after NETWORK it may have happened. Throws like `query`; `userErrors` are in the data. */
  mutate<D, V extends object>(document: Document<D, V>, variables: V): Promise<D>;
  /** The data of a mutation with this token and no other, or with none. */
  mutateWith<D, V extends object>(token: string | null, document: Document<D, V>, variables: V): Promise<D>;
};

type Options = {
  readonly transport: Pick<Transport, 'post'>;
  readonly session: Pick<SessionKeeper, 'restored' | 'token' | 'distrust'>;
  /** How many endpoints there are. */
  readonly endpoints: { readonly count: number };
};

/** The access token was at fault: a fresh one may do. */
const TOKEN_FAULTS: readonly string[] = ['TOKEN_EXPIRED', 'TOKEN_INVALID', 'UNAUTHENTICATED'];

/** Makes the requests of a session. */
export function createRequests({ transport, session, endpoints }: Options): Requests {
  async function perform<D, V extends object>(document: Document<D, V>, variables: V): Promise<Answer<D>> {
    const operation = { query: String(document), variables };
    if ((await session.restored()) === null) return transport.post<D>(operation, null);
    const token = await session.token();
    const answer = await transport.post<D>(operation, token);
    if (!answer.errors.some(({ code }) => TOKEN_FAULTS.includes(code))) return answer;
    session.distrust(token);
    return transport.post<D>(operation, await session.token());
  }

  async function query<D, V extends object>(document: Document<D, V>, variables: V): Promise<D> {
    for (let left = endpoints.count - 1; ; left -= 1) {
      try {
        return dataOf(await perform(document, variables));
      } catch (error) {
        if (left === 0 || !(error instanceof PalaverError && error.code === 'NETWORK')) throw error;
      }
    }
  }

  return {
    perform,
    query,
    mutate: async (document, variables) => dataOf(await perform(document, variables)),
    async mutateWith<D, V extends object>(token: string | null, document: Document<D, V>, variables: V) {
      return dataOf(await transport.post<D>({ query: String(document), variables }, token));
    },
  };
}

function dataOf<D>({ data, errors }: Answer<D>): D {
  const [first] = errors;
  if (first) {
    const { code, message, path, retryable, retryAfterMs, requestId } = first;
    throw new PalaverError(code, message, { path, retryable, retryAfterMs, requestId, data });
  }
  if (data === null) throw new PalaverError('NETWORK', 'the answer is empty');
  return data;
}
