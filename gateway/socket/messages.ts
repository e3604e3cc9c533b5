/** A message of a client, in the `graphql-transport-ws` protocol. */
export type ClientMessage =
  | { readonly type: 'connection_init'; readonly payload?: Record<string, unknown> }
  | { readonly type: 'ping' | 'pong' }
  | { readonly type: 'subscribe'; readonly id: string; readonly payload: OperationPayload }
  | { readonly type: 'complete'; readonly id: string };

/** An operation as a client sends it. */
export type OperationPayload = {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Record<string, unknown>;
};

/** Reads what came through a socket; null if it is not a message of the protocol. */
export function readClientMessage(text: string): ClientMessage | null {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(message)) return null;
  const { type, id, payload } = message;
  switch (type) {
    case 'connection_init':
      return { type, ...(isRecord(payload) ? { payload } : {}) };
    case 'ping':
    case 'pong':
      return { type };
    case 'complete':
      return isName(id) ? { type, id } : null;
    case 'subscribe': {
      const operation = readOperation(payload);
      return isName(id) && operation ? { type, id, payload: operation } : null;
    }
    default:
      return null;
  }
}

function readOperation(payload: unknown): OperationPayload | null {
  if (!isRecord(payload)) return null;
  const { query, operationName = null, variables } = payload;
  if (typeof query !== 'string' || !(operationName === null || typeof operationName === 'string')) return null;
  if (!(variables === undefined || variables === null || isRecord(variables))) return null;
  return { query, operationName, variables: variables ?? {} };
}

function isName(id: unknown): id is string {
  return typeof id === 'string' && id !== '' && id.length <= 128;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
