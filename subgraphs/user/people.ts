import type { Clock } from '../../platform/clock.ts';
import { Fault, type UserErrorCode, userError } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import { type Connection, connectionOf, type PageRequest, readCursor, writeCursor } from '../../platform/paging.ts';
import { RELATIONS_CHANGED_TOPIC, type Topics } from '../../platform/topics.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { DatedRelation, ListPlace, RelationKind, RelationStore, Settings, SettingsStore } from '../../relations/store.ts';
import { done, type Outcome, refused } from './accounts.ts';
import { foldedPrefix } from './profile-rules.ts';
import type { Sessions } from './sessions.ts';
import type { AccountStore, UserRecord } from './store.ts';

/** Finds users by id, in batches. */
type LoadUsers = (ids: readonly string[]) => Promise<readonly (UserRecord | null | Error)[]>;

/** What a user can say of another. */
type Kind = Exclude<RelationKind, 'deletion'>;

/** What users have to do with each other. What changes something throws TOKEN_INVALID if the viewer's session has ended. */
export type People = {
  /** Adds a contact or a block. May be repeated. */
  add(viewer: Viewer, kind: Kind, userId: string): Promise<Outcome<UserRecord>>;
  /** Ends it. May be repeated. */
  remove(viewer: Viewer, kind: Kind, userId: string): Promise<Outcome<UserRecord>>;
  /** A page of a user's contacts or blocks, the latest first. */
  list(ownerId: string, kind: Kind, request: PageRequest, loadUsers: LoadUsers): Promise<Connection<UserRecord>>;
  /** At most `first` users whose handle begins so, in its order, without those who blocked the viewer. Throws BAD_USER_INPUT. */
  search(viewerId: string, handlePrefix: string, first: number): Promise<readonly UserRecord[]>;
  /** Members left out, or null, stay as they are. */
  changeSettings(viewer: Viewer, changes: { readonly [K in keyof Settings]?: Settings[K] | null | undefined }): Promise<Settings>;
};

type Dependencies = {
  readonly store: AccountStore;
  readonly relations: RelationStore;
  readonly settings: SettingsStore;
  readonly sessions: Sessions;
  readonly topics: Topics;
  readonly clock: Clock;
  readonly log: Log;
};

/** Most contacts, and most blocks, of a user. */
const LIST_LIMIT = 5_000;
const FULL: Record<Kind, UserErrorCode> = { contact: 'TOO_MANY_CONTACTS', block: 'TOO_MANY_BLOCKS' };
const SHORTEST_PREFIX = 2;
const MOST_FOUND = 20;

/** Makes the people of a deployment. */
export function createPeople({ store, relations, settings, sessions, topics, clock, log }: Dependencies): People {
  async function other(viewer: Viewer, userId: string): Promise<Outcome<UserRecord>> {
    await sessions.requireLive(viewer);
    if (userId === viewer.userId) return refused(userError('SELF_NOT_ALLOWED', ['input', 'userId']));
    const [user] = isId('usr', userId) ? await store.usersById([userId]) : [];
    return user && !user.isDeleted ? done(user) : refused(userError('USER_NOT_FOUND', ['input', 'userId']));
  }

  /** Before the answer, so that whoever was blocked sees nothing more after it. */
  const tell = ({ userId }: Viewer): Promise<void> => tellRelations(userId, topics, log);

  return {
    async add(viewer, kind, userId) {
      const found = await other(viewer, userId);
      if (!found.value) return found;
      const isAdded = await relations.add({ ownerId: viewer.userId, kind, userId, since: clock.now() }, LIST_LIMIT);
      if (!isAdded) return refused(userError(FULL[kind]));
      await tell(viewer);
      return found;
    },

    async remove(viewer, kind, userId) {
      const found = await other(viewer, userId);
      if (!found.value) return found;
      await relations.remove({ ownerId: viewer.userId, kind, userId });
      await tell(viewer);
      return found;
    },

    async list(ownerId, kind, request, loadUsers) {
      const after = request.after === null ? null : placeIn(kind, request.after);
      const page = connectionOf(request, await relations.list(ownerId, kind, after, request.limit + 1), cursorOf);
      const users = await loadUsers(page.nodes.map(({ userId }) => userId));
      const edges = page.edges.flatMap(({ cursor }, i) => {
        const user = users[i];
        if (user instanceof Error) throw user;
        return user ? [{ cursor, node: user }] : [];
      });
      return { edges, nodes: edges.map(({ node }) => node), pageInfo: page.pageInfo };
    },

    async search(viewerId, handlePrefix, first) {
      if (first < 1 || first > MOST_FOUND) throw new Fault('BAD_USER_INPUT', `\`first\` is 1 to ${MOST_FOUND}`);
      const prefix = foldedPrefix(handlePrefix);
      if (prefix.length < SHORTEST_PREFIX) throw new Fault('BAD_USER_INPUT', `\`handlePrefix\` has at least ${SHORTEST_PREFIX} characters`);
      const found = await store.usersByHandlePrefix(prefix, first);
      const blocks = await relations.standing(found.map(({ id }) => ({ ownerId: id, kind: 'block', userId: viewerId })));
      const hidden = new Set(blocks.map(({ ownerId }) => ownerId));
      return found.filter(({ id }) => !hidden.has(id));
    },

    async changeSettings(viewer, { lastSeenVisibility, readReceipts, pushPreviews }) {
      await sessions.requireLive(viewer);
      const changed = await settings.change(viewer.userId, {
        ...(lastSeenVisibility ? { lastSeenVisibility } : {}),
        ...(typeof readReceipts === 'boolean' ? { readReceipts } : {}),
        ...(typeof pushPreviews === 'boolean' ? { pushPreviews } : {}),
      });
      await tell(viewer);
      return changed;
    },
  };
}

/** Tells the gateways that a user's relations or settings have changed. */
export async function tellRelations(userId: string, topics: Topics, log: Log): Promise<void> {
  await topics
    .publish(RELATIONS_CHANGED_TOPIC, { userId })
    .catch((error: Error) => log.warn({ err: error.message }, 'a change of relations could not be published'));
}

function cursorOf({ kind, since, userId }: DatedRelation): string {
  return writeCursor(kind, since, userId);
}

function placeIn(kind: RelationKind, cursor: string): ListPlace {
  const [since, userId] = readCursor(kind, cursor, ['number', 'string']);
  return { since: Number(since), userId: String(userId) };
}
