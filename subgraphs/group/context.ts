import DataLoader from 'dataloader';
import { avatarFault } from '../../platform/avatar.ts';
import { inOrder } from '../../platform/in-order.ts';
import { requireViewer, type SubgraphLink, type SubgraphRequest } from '../../platform/subgraph.ts';
import { type Access, createAccess } from '../../timeline/access.ts';
import type { Membership } from '../../timeline/membership.ts';
import type { Member, Roster } from '../../timeline/roster.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { Actor, Conversations } from './conversations.ts';
import type { InviteLinks } from './invite-links.ts';
import { existingUsers } from './people.ts';

/** How the viewer belongs to a conversation: as the roster says, and as her own row says. */
export type ViewerMembership = { readonly member: Member; readonly membership: Membership };

/** What the subgraph works with, whatever is asked. */
export type Domain = {
  readonly store: TimelineStore;
  readonly conversations: Conversations;
  readonly inviteLinks: InviteLinks;
  /** Asked which users exist. */
  readonly user: SubgraphLink;
  /** Asked what can be a picture. */
  readonly media: SubgraphLink;
};

/** What the resolvers of the group subgraph get for one operation. */
export type Context = Pick<Domain, 'store' | 'conversations' | 'inviteLinks'> & {
  readonly now: number;
  /** The viewer's id. Throws UNAUTHENTICATED if there is none. */
  viewerId(): string;
  access(): Access;
  actor(): Actor;
  /** A conversation of the viewer's, or null. Read in batches. */
  visibleRoster(conversationId: string): Promise<Roster | null>;
};

/** Makes the context of one operation. */
export function createContext(request: SubgraphRequest, { store, conversations, inviteLinks, user, media }: Domain, now: number): Context {
  let made: Access | undefined;
  const viewerId = (): string => requireViewer(request.caller).userId;
  const access = (): Access => {
    made ??= createAccess(store, viewerId());
    return made;
  };
  const rosters = new DataLoader<string, Roster | null>(async (ids) =>
    inOrder(ids, await store.rosters.load(ids), ({ conversationId }) => conversationId),
  );
  return {
    store,
    conversations,
    inviteLinks,
    now,
    viewerId,
    access,
    actor: () => ({
      userId: viewerId(),
      deadline: request.deadline,
      access: access(),
      existingUsers: (userIds) => existingUsers(user, userIds, request),
      avatarFault: (attachmentId) => avatarFault(attachmentId, 'picture of a group', media, request),
    }),
    visibleRoster: async (id) => ((await access().membership(id)) ? rosters.load(id) : null),
  };
}
