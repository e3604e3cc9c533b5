import { randomUUID } from 'node:crypto';
import { systemTimers } from '../../platform/clock.ts';
import type { UserError } from '../../platform/errors.ts';
import { createLog } from '../../platform/log.ts';
import { type Actor, createConversations } from '../../subgraphs/group/conversations.ts';
import { createInviteCodes } from '../../subgraphs/group/invite-codes.ts';
import { createInviteLinks } from '../../subgraphs/group/invite-links.ts';
import { createAccess } from '../../timeline/access.ts';
import { createAppend } from '../../timeline/append.ts';
import { createMemoryChannels } from '../../timeline/drivers/channels-memory.ts';
import { createPublisher } from '../../timeline/publish.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { GroupAct } from './group-model.ts';

/** A group that three processes change, each with its own and perhaps old idea of the log. */
export type SharedGroup = {
  readonly conversationId: string;
  /** Does it through one of the processes, 0 to 2. Gives the code for which it was not done, or null. */
  act(process: number, act: GroupAct): Promise<string | null>;
};

/** The id of a user of `GroupAct`. */
export function userIdOf(user: number): string {
  return `usr_${user}`;
}

/** Makes a group of so many users, the first of them its owner. */
export async function makeSharedGroup(
  store: TimelineStore,
  { memberLimit, size, now }: { readonly memberLimit: number; readonly size: number; readonly now: () => number },
): Promise<SharedGroup> {
  const codes = createInviteCodes('a secret of these tests, long enough');
  const viewerStates = { changed: async () => undefined, stop: async () => undefined };
  const [first, ...others] = Array.from({ length: 3 }, () => {
    const publisher = createPublisher({
      store,
      marks: { advance: async () => null },
      channels: createMemoryChannels(),
      log: createLog('silent'),
    });
    const append = createAppend({ store, publisher, clock: { now }, timers: systemTimers });
    const given = { append, store, memberLimit, clock: { now } };
    return {
      ...createConversations({ ...given, viewerStates, relations: { standing: async () => [] } }),
      links: createInviteLinks({ ...given, codes }),
    };
  });
  if (!first) throw new Error('there is no process');
  const linkIds: string[] = [];

  const actorOf = (user: number): Actor => ({
    userId: userIdOf(user),
    deadline: now() + 60_000,
    access: createAccess(store, userIdOf(user)),
    existingUsers: async (ids) => new Set(ids),
    avatarFault: async () => null,
  });

  const memberIds = Array.from({ length: size - 1 }, (_, i) => userIdOf(i + 1));
  const made = await first.createGroup(actorOf(0), { title: 'Sailing', memberIds, clientConversationId: randomUUID() });
  if (!('roster' in made)) throw new Error(`the group was not made: ${JSON.stringify(made)}`);
  const { conversationId } = made.roster;

  return {
    conversationId,
    async act(process, act) {
      const actor = actorOf(act.actor);
      const { links, ...groups } = [first, ...others][process] ?? first;
      switch (act.kind) {
        case 'rename':
          return codeOf(await groups.updateGroup(actor, { conversationId, title: act.title }));
        case 'picture':
          return codeOf(await groups.updateGroup(actor, { conversationId, avatarAttachmentId: act.avatarAttachmentId }));
        case 'add':
          return codeOf(await groups.addMembers(actor, conversationId, act.users.map(userIdOf)));
        case 'remove':
          return codeOf(await groups.removeMember(actor, conversationId, userIdOf(act.user)));
        case 'role':
          return codeOf(await groups.setRole(actor, conversationId, userIdOf(act.user), act.role));
        case 'leave':
          return codeOf(await groups.leave(actor, conversationId));
        case 'link': {
          const { maxUses, lifetimeMs } = act;
          const link = await links.create(actor, conversationId, { maxUses, expiresAt: lifetimeMs === null ? null : now() + lifetimeMs });
          if ('inviteLink' in link) linkIds.push(link.inviteLink.id);
          return codeOf(link);
        }
        case 'revoke':
          return codeOf(await links.revoke(actor, linkIds[act.link] ?? 'none'));
        case 'join':
          return codeOf(await links.join(actor, codes.codeOf(linkIds[act.link] ?? 'none')));
      }
    },
  };
}

function codeOf(outcome: object | { readonly userErrors: readonly UserError[] }): string | null {
  return 'userErrors' in outcome ? (outcome.userErrors[0]?.code ?? null) : null;
}
