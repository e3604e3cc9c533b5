import { ask } from '../../platform/ask.ts';
import type { SubgraphLink, SubgraphRequest } from '../../platform/subgraph.ts';

/** Most people that one message mentions; further ones are just text. */
const MOST_MENTIONS = 50;

/** Everything that may be a mention: a handle behind an @ that does not follow a letter, as in an address. */
const MENTION = /(?<![\p{L}\p{N}_.@])@([a-z0-9_.]{3,31})/giu;

/** The handles that a text may mention, lower case, in the order of the text, at most 50. A full stop behind a handle may be the sentence's. */
export function mentionedHandles(body: string): readonly string[] {
  if (!body.includes('@')) return [];
  const found = new Set<string>();
  for (const [, name = ''] of body.matchAll(MENTION)) {
    const handle = name.toLowerCase();
    found.add(handle);
    found.add(handle.replace(/\.+$/, ''));
  }
  return [...found].filter((handle) => handle.length >= 3 && handle.length <= 30).slice(0, MOST_MENTIONS);
}

const BY_HANDLE = 'query ByHandle($handles: [String!]!) { usersByHandle(handles: $handles) { id handle } }';

/** The ids of the people whom a text mentions, in the order of the text, as the user subgraph says: one call, none without an @. */
export async function mentionedUsers(link: SubgraphLink, body: string, request: SubgraphRequest): Promise<readonly string[]> {
  const handles = mentionedHandles(body);
  if (handles.length === 0) return [];
  const ids = await usersByHandle(link, handles, request);
  return handles.flatMap((handle) => ids.get(handle) ?? []);
}

/** The ids of the users with these handles, lower case, by handle: one call. Nobody's are left out. */
export async function usersByHandle(link: SubgraphLink, handles: readonly string[], request: SubgraphRequest): Promise<ReadonlyMap<string, string>> {
  const { usersByHandle } = await ask(link, BY_HANDLE, { handles }, request);
  return new Map((usersByHandle as readonly { id: string; handle: string }[]).map(({ id, handle }) => [handle, id])); // the shape of BY_HANDLE
}
