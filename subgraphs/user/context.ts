import DataLoader from 'dataloader';
import { avatarFault } from '../../platform/avatar.ts';
import { Fault } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { inOrder } from '../../platform/in-order.ts';
import { requireViewer, type SubgraphLink, type SubgraphRequest } from '../../platform/subgraph.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { RelationStore, Settings, SettingsStore } from '../../relations/store.ts';
import type { Accounts } from './accounts.ts';
import { archiveUrls } from './archive-urls.ts';
import type { People } from './people.ts';
import type { PersonalData } from './personal-data.ts';
import type { AvatarCheck, Profiles } from './profiles.ts';
import type { Sessions } from './sessions.ts';
import type { AccountStore, UserRecord } from './store.ts';
import { type ViewerParent, viewerOf } from './viewer.ts';

/** What the subgraph works with, whatever is asked. */
export type Domain = {
  readonly store: AccountStore;
  readonly relations: RelationStore;
  readonly settings: SettingsStore;
  readonly accounts: Accounts;
  readonly profiles: Profiles;
  readonly people: People;
  readonly sessions: Sessions;
  readonly personalData: PersonalData;
  readonly media: SubgraphLink;
};

/** What the resolvers of the user subgraph get for one operation. */
export type Context = Domain & {
  /** Who asks. Throws UNAUTHENTICATED if nobody is logged in. */
  viewer(): Viewer;
  /** Who asks, as a parent. Throws UNAUTHENTICATED, or TOKEN_INVALID if there is no such user any more. */
  loadViewer(): Promise<ViewerParent>;
  /** Users by id, read in batches; null for what is not there. */
  readonly users: DataLoader<string, UserRecord | null>;
  readonly avatarFault: AvatarCheck;
  /** What the viewer has said of users, read in batches. */
  readonly saidOf: DataLoader<string, Said>;
  readonly settingsOf: DataLoader<string, Settings>;
  /** Links to the viewer's archives by attachment, asked in one call; null for one that is not there. */
  readonly archiveUrls: DataLoader<string, string | null>;
};

/** What the viewer has said of a user. */
export type Said = { readonly isContact: boolean; readonly isBlocked: boolean };

/** Makes the context of one operation. */
export function createContext(request: SubgraphRequest, domain: Domain): Context {
  const users = new DataLoader<string, UserRecord | null>(async (ids) => {
    const found = await domain.store.usersById(ids.filter((id) => isId('usr', id)));
    return inOrder(ids, found, ({ id }) => id);
  });
  const viewer = (): Viewer => requireViewer(request.caller);
  return {
    ...domain,
    users,
    viewer,
    async loadViewer() {
      const { userId, deviceId } = viewer();
      const user = await users.load(userId);
      if (!user || user.isDeleted) throw new Fault('TOKEN_INVALID');
      return viewerOf(user, deviceId);
    },
    saidOf: new DataLoader((userIds) => readSaid(domain.relations, viewer().userId, userIds)),
    settingsOf: new DataLoader((userIds) => domain.settings.of(userIds)),
    archiveUrls: new DataLoader((ids) => archiveUrls(ids, domain.media, request)),
    avatarFault: (attachmentId) => avatarFault(attachmentId, 'picture of a person', domain.media, request),
  };
}

async function readSaid(relations: RelationStore, ownerId: string, userIds: readonly string[]): Promise<Said[]> {
  const asked = userIds.flatMap((userId) => KINDS.map((kind) => ({ ownerId, kind, userId })));
  const said = new Set((await relations.standing(asked)).map(({ kind, userId }) => `${kind} ${userId}`));
  return userIds.map((userId) => ({ isContact: said.has(`contact ${userId}`), isBlocked: said.has(`block ${userId}`) }));
}

const KINDS = ['contact', 'block'] as const;
