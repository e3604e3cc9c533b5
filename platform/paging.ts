import { Fault } from './errors.ts';

/** The paging arguments of a connection, as the client gave them. */
export type PageArguments = {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
};

/** Which page: `limit` items, from `after` on or from `before` back. */
export type PageRequest = { readonly limit: number; readonly isBackward: boolean; readonly after: string | null; readonly before: string | null };

/** Most items of a page. */
export const PAGE_LIMIT = 100;

/** Checks paging arguments: exactly one of `first` and `last`, 1 to 100. Throws BAD_USER_INPUT. */
export function readPageRequest({ first, after, last, before }: PageArguments): PageRequest {
  const limit = first ?? last;
  if (limit === null || limit === undefined || (isGiven(first) && isGiven(last)))
    throw new Fault('BAD_USER_INPUT', 'give exactly one of `first` and `last`');
  if (limit < 1 || limit > PAGE_LIMIT) throw new Fault('BAD_USER_INPUT', `\`${isGiven(first) ? 'first' : 'last'}\` is 1 to ${PAGE_LIMIT}`);
  return { limit, isBackward: isGiven(last), after: after ?? null, before: before ?? null };
}

/** A page of a connection, as the schema has it. */
export type Connection<T> = {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
};

/** Makes a page from items in list order, one more than asked for if there are more beyond. */
export function connectionOf<T>(request: PageRequest, itemsAndOne: readonly T[], cursorOf: (item: T) => string): Connection<T> {
  const hasMore = itemsAndOne.length > request.limit;
  const nodes = request.isBackward ? itemsAndOne.slice(-request.limit) : itemsAndOne.slice(0, request.limit);
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: request.isBackward ? request.before !== null : hasMore,
      hasPreviousPage: request.isBackward ? hasMore : request.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Cuts a page out of a whole list in memory. `compare` tells where an item stands against a cursor, as sorting does. */
export function pageOfList<T>(
  request: PageRequest,
  list: readonly T[],
  cursorOf: (item: T) => string,
  compare: (item: T, cursor: string) => number,
): Connection<T> {
  const { limit, isBackward, after, before } = request;
  const rest = list.filter((item) => (after === null || compare(item, after) > 0) && (before === null || compare(item, before) < 0));
  return connectionOf(request, isBackward ? rest.slice(-limit - 1) : rest.slice(0, limit + 1), cursorOf);
}

/** Writes an opaque paging cursor of some kind from its parts. */
export function writeCursor(kind: string, ...parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([kind, ...parts])).toString('base64url');
}

/** The parts of a cursor of that kind that `writeCursor` made. Throws CURSOR_INVALID for anything else. */
export function readCursor(kind: string, cursor: string, types: readonly ('string' | 'number')[]): readonly (string | number)[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new Fault('CURSOR_INVALID');
  }
  const isOfKind =
    Array.isArray(parts) && parts.length === types.length + 1 && parts[0] === kind && types.every((type, i) => typeof parts[i + 1] === type);
  if (!isOfKind) throw new Fault('CURSOR_INVALID');
  return (parts as (string | number)[]).slice(1); // of the types just checked
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}
