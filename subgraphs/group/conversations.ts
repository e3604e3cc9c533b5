import type { Clock } from '../../platform/clock.ts';
import { type UserError, userError } from '../../platform/errors.ts';
import { derivedId, isClientId } from '../../platform/ids.ts';
import { reachFault } from '../../relations/reach.ts';
import type { RelationStore } from '../../relations/store.ts';
import type { Access } from '../../timeline/access.ts';
import type { Append, Proposal } from '../../timeline/append.ts';
import type { Content, Role } from '../../timeline/entry.ts';
import { type Member, memberOf, type Roster } from '../../timeline/roster.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { ViewerStates } from '../../timeline/viewer-state.ts';
import { decideAdding, decideCreation, decideLeaving, decideRemoval, decideRole, decideUpdate, groupFull } from './rules.ts';

/** Who acts, until when it is tried, what she may know, and how to learn which users exist and what can be a picture. */
export type Actor = {
  readonly userId: string;
  readonly deadline: number;
  readonly access: Access;
  readonly existingUsers: (userIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Why an attachment can not be a picture that she gives, or null. */
  readonly avatarFault: (attachmentId: string) => Promise<UserError | null>;
};

/** The conversation as it is afterwards, or why nothing was done. */
export type Changed = { readonly roster: Roster } | { readonly userErrors: readonly UserError[] };

/** The member as she is afterwards, or why nothing was done. */
export type ChangedMember = { readonly member: Member } | { readonly userErrors: readonly UserError[] };

type Given<T> = T | null | undefined;

type Options = {
  readonly append: Append;
  readonly store: TimelineStore;
  readonly viewerStates: ViewerStates;
  readonly relations: Pick<RelationStore, 'standing'>;
  readonly memberLimit: number;
  readonly clock: Clock;
};

/** What can be done with conversations and their members. */
export type Conversations = ReturnType<typeof createConversations>;

const TITLE_LENGTH = 100;
const USERS_AT_ONCE = 100;

/** Makes the conversations of a deployment. */
export function createConversations({ append, store, viewerStates, relations, memberLimit, clock }: Options) {
  async function startDirect(actor: Actor, userId: string): Promise<Changed> {
    if (userId === actor.userId) return refused(userError('SELF_NOT_ALLOWED', ['input', 'userId']));
    const fault = await peopleFault(actor, [userId], ['input', 'userId']);
    if (fault) return refused(fault);
    const pair = [actor.userId, userId].sort();
    const members = pair.map((member) => ({ userId: member, role: 'member' as const }));
    const content: Creation = { kind: 'conversation_created', conversationKind: 'direct', title: null, members };
    return change(
      actor,
      derivedId('cnv', 'direct', ...pair),
      decideCreation(content, () => true),
    );
  }

  async function createGroup(
    actor: Actor,
    group: {
      readonly title: string;
      readonly memberIds: readonly string[];
      readonly clientConversationId: string;
      readonly avatarAttachmentId?: Given<string>;
    },
  ): Promise<Changed> {
    const { clientConversationId, avatarAttachmentId } = group;
    const title = titleOf(group.title);
    const memberIds = [...new Set(group.memberIds)].filter((id) => id !== actor.userId);
    const userErrors: UserError[] = [];
    if (!isTitle(title)) userErrors.push(NO_TITLE);
    if (!isClientId(clientConversationId)) userErrors.push(userError('CLIENT_ID_INVALID', ['input', 'clientConversationId']));
    if (memberIds.length + 1 > memberLimit) userErrors.push(groupFull(memberLimit, ['input', 'memberIds']));
    else if (!(await allExist(actor, memberIds))) userErrors.push(userError('USER_NOT_FOUND', ['input', 'memberIds']));
    const wrongAvatar = avatarAttachmentId ? await actor.avatarFault(avatarAttachmentId) : null;
    if (wrongAvatar) userErrors.push(wrongAvatar);
    if (userErrors.length > 0) return { userErrors };
    const members = [{ userId: actor.userId, role: 'owner' as const }, ...memberIds.map((userId) => ({ userId, role: 'member' as const }))];
    const avatar = avatarAttachmentId ? { avatarAttachmentId } : {};
    const content: Creation = { kind: 'conversation_created', conversationKind: 'group', title, members, ...avatar };
    const conversationId = derivedId('cnv', 'group', actor.userId, clientConversationId);
    const first = await store.log.at([{ conversationId, seq: 1 }]);
    // What was made before a block was made.
    const block = first.length === 0 ? await reachFault(relations, actor.userId, memberIds, ['input', 'memberIds']) : null;
    if (block) return refused(block);
    const isSame = first.every((entry) => JSON.stringify(entry.content) === JSON.stringify(content));
    return change(
      actor,
      conversationId,
      decideCreation(content, () => isSame),
    );
  }

  async function updateGroup(actor: Actor, { conversationId, title: given, avatarAttachmentId }: GroupInput): Promise<Changed> {
    const title = typeof given === 'string' ? titleOf(given) : undefined;
    const userErrors: UserError[] = [];
    if (title !== undefined && !isTitle(title)) userErrors.push(NO_TITLE);
    const wrongAvatar = typeof avatarAttachmentId === 'string' ? await actor.avatarFault(avatarAttachmentId) : null;
    if (wrongAvatar) userErrors.push(wrongAvatar);
    if (userErrors.length > 0) return { userErrors };
    const changes = { ...(title === undefined ? {} : { title }), ...(avatarAttachmentId === undefined ? {} : { avatarAttachmentId }) };
    return change(actor, conversationId, decideUpdate(actor.userId, changes));
  }

  async function addMembers(actor: Actor, conversationId: string, userIds: readonly string[]): Promise<Changed> {
    if (userIds.length === 0 || userIds.length > USERS_AT_ONCE) return refused(userError('TOO_MANY_USERS', ['input', 'userIds']));
    const fault = await peopleFault(actor, userIds, ['input', 'userIds']);
    if (fault) return refused(fault);
    return change(actor, conversationId, decideAdding(actor.userId, userIds, memberLimit));
  }

  function removeMember(actor: Actor, conversationId: string, userId: string): Promise<Changed> {
    return change(actor, conversationId, decideRemoval(actor.userId, userId));
  }

  async function setRole(actor: Actor, conversationId: string, userId: string, role: Role): Promise<ChangedMember> {
    const changed = await change(actor, conversationId, decideRole(actor.userId, userId, role));
    if ('userErrors' in changed) return changed;
    const member = memberOf(changed.roster, userId);
    return member ? { member } : refused(userError('MEMBER_NOT_FOUND', ['input', 'userId'])); // she may have left since
  }

  function leave(actor: Actor, conversationId: string): Promise<Changed> {
    return change(actor, conversationId, decideLeaving(actor.userId));
  }

  async function mute(actor: Actor, conversationId: string, until: number | null): Promise<UserError | null> {
    if (!(await actor.access.membership(conversationId))) return userError('CONVERSATION_NOT_FOUND', ['input', 'conversationId']);
    await store.memberships.mute(actor.userId, conversationId, until !== null && until > clock.now() ? until : null);
    await viewerStates.changed({ userId: actor.userId, conversationId, what: 'membership' });
    actor.access.forget(conversationId);
    return null;
  }

  async function change({ userId, deadline, access }: Actor, conversationId: string, decide: Proposal['decide']): Promise<Changed> {
    const appended = await append({ conversationId, actorId: userId, idempotent: null, deadline, decide });
    if (appended.refusal) return refused(await access.explain(appended.refusal, conversationId));
    return appended.state.roster ? { roster: appended.state.roster } : refused(userError('CONVERSATION_NOT_FOUND'));
  }

  /** Why the actor can not bring these people into a conversation, or null. */
  async function peopleFault(actor: Actor, userIds: readonly string[], path: readonly string[]): Promise<UserError | null> {
    if (!(await allExist(actor, userIds))) return userError('USER_NOT_FOUND', path);
    return reachFault(relations, actor.userId, userIds, path);
  }

  return { startDirect, createGroup, updateGroup, addMembers, removeMember, setRole, leave, mute };
}

async function allExist({ existingUsers }: Actor, userIds: readonly string[]): Promise<boolean> {
  const existing = await existingUsers(userIds);
  return userIds.every((id) => existing.has(id));
}

type Creation = Content & { kind: 'conversation_created' };

type GroupInput = { readonly conversationId: string; readonly title?: Given<string>; readonly avatarAttachmentId?: Given<string> };

/** The outcome that nothing was done, for one reason. */
export function refused(error: UserError): { readonly userErrors: readonly UserError[] } {
  return { userErrors: [error] };
}

const NO_TITLE = userError('TITLE_INVALID', ['input', 'title']);

function titleOf(text: string): string {
  return text.trim().toWellFormed();
}

function isTitle(title: string): boolean {
  return title.length >= 1 && [...title].length <= TITLE_LENGTH;
}
