import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Action, PERMISSIONS } from '../../timeline/permissions.ts';
import type { Payload } from '../support/answers.ts';
import type { MutationName, Operations } from '../support/operations.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';

const ROLES = ['owner', 'admin', 'member', 'former', 'stranger'] as const;
type Standing = (typeof ROLES)[number];
type People = Record<Standing | 'witness' | 'target' | 'newcomer', Person>;

let server: Palaver;
let people: People;
beforeAll(async () => {
  server = await startPalaver();
  people = await server.people('owner', 'admin', 'member', 'former', 'stranger', 'witness', 'target', 'newcomer');
});
afterAll(() => server?.stop());

/** A conversation with something in it for every action: the actor's own message, the witness's, which is pinned or not, and a link. */
type Scene = { readonly chat: Chat; readonly own: Chat; readonly other: Chat; readonly pinned: Chat; readonly link: Chat | null };

type Attempt = {
  readonly action: Action;
  readonly name: MutationName;
  /** Sends it, and gives the codes of the answer. */
  readonly by: (actor: Person, scene: Scene) => Promise<readonly string[]>;
  /** What hides from a stranger that there is anything. */
  readonly hidden: string;
  /** What a member hears who may not; where it is left out: `NOT_ALLOWED`, in a direct conversation `NOT_A_GROUP`. */
  readonly refusal: string | undefined;
};

function attempt<N extends MutationName>(
  action: Action,
  name: N,
  variables: (scene: Scene) => Operations[N]['variables'],
  hidden: string,
  refusal?: string,
): Attempt {
  async function by(actor: Person, scene: Scene): Promise<readonly string[]> {
    const [payload] = Object.values(await actor.query(name, variables(scene))) as Payload<string, unknown>[]; // one mutation
    return payload?.userErrors.map(({ code }) => code) ?? ['nothing'];
  }
  return { action, name, by, hidden, refusal };
}

/** Another one each time, so that something changes: there is one direct conversation. */
let nextLifetime = 3_600;

const NO_CHAT = 'CONVERSATION_NOT_FOUND';
const NO_MESSAGE = 'MESSAGE_NOT_FOUND';

const ATTEMPTS = [
  attempt('SEND_MESSAGE', 'SendMessage', ({ chat }) => ({ input: { conversationId: chat.id, clientMessageId: randomUUID(), body: 'hi' } }), NO_CHAT),
  attempt('EDIT_OWN_MESSAGE', 'EditMessage', ({ own }) => ({ messageId: own.id, body: 'other words' }), NO_MESSAGE),
  attempt('DELETE_OWN_MESSAGE', 'DeleteMessage', ({ own }) => ({ messageId: own.id }), NO_MESSAGE),
  attempt('DELETE_ANY_MESSAGE', 'DeleteMessage', ({ other }) => ({ messageId: other.id }), NO_MESSAGE, 'NOT_THE_SENDER'),
  attempt('REACT', 'AddReaction', ({ other }) => ({ messageId: other.id, emoji: '👍' }), NO_MESSAGE),
  attempt('PIN_MESSAGE', 'PinMessage', ({ other }) => ({ messageId: other.id }), NO_MESSAGE),
  attempt('PIN_MESSAGE', 'UnpinMessage', ({ pinned }) => ({ messageId: pinned.id }), NO_MESSAGE),
  attempt('SET_MESSAGE_LIFETIME', 'SetMessageLifetime', ({ chat }) => ({ conversationId: chat.id, seconds: nextLifetime++ }), NO_CHAT),
  attempt('UPDATE_GROUP', 'UpdateGroup', ({ chat }) => ({ conversationId: chat.id, title: 'Rowing' }), NO_CHAT),
  attempt('ADD_MEMBERS', 'AddMembers', ({ chat }) => ({ conversationId: chat.id, userIds: [people.newcomer.id] }), NO_CHAT),
  attempt('REMOVE_MEMBERS', 'RemoveMember', ({ chat }) => ({ conversationId: chat.id, userId: people.target.id }), NO_CHAT),
  attempt('MANAGE_INVITE_LINKS', 'CreateInviteLink', ({ chat }) => ({ conversationId: chat.id, maxUses: 1 }), NO_CHAT),
  attempt('MANAGE_INVITE_LINKS', 'RevokeInviteLink', ({ link }) => ({ inviteLinkId: link?.id ?? '' }), 'INVITE_LINK_NOT_FOUND'),
  attempt('SET_ROLES', 'SetMemberRole', ({ chat }) => ({ conversationId: chat.id, userId: people.target.id, role: 'ADMIN' }), NO_CHAT),
  attempt('LEAVE', 'LeaveConversation', ({ chat }) => ({ conversationId: chat.id }), NO_CHAT),
];

test('every action is tried', () => {
  const tried = new Set<string>(ATTEMPTS.map(({ action }) => action));
  expect(Object.keys(PERMISSIONS).filter((action) => !tried.has(action))).toEqual([]);
});

describe.each(ROLES)('in a group, for the %s', (standing) => {
  test.each(ATTEMPTS)('$action by $name', async ({ action, by, hidden, refusal = 'NOT_ALLOWED' }) => {
    const roles: readonly string[] = PERMISSIONS[action].group;
    const refused = { stranger: hidden, former: 'NOT_A_MEMBER', owner: refusal, admin: refusal, member: refusal }[standing];
    await holds(people[standing], by, await group(standing), roles.includes(standing) ? null : refused);
  });
});

describe.each(['member', 'stranger'] as const)('in a direct conversation, for the %s', (standing) => {
  // A link is in a group.
  test.each(ATTEMPTS.filter(({ name }) => name !== 'RevokeInviteLink'))(
    '$action by $name',
    async ({ action, by, hidden, refusal = 'NOT_A_GROUP' }) => {
      const roles: readonly string[] = PERMISSIONS[action].direct;
      const refused = { stranger: hidden, member: refusal }[standing];
      await holds(people[standing], by, await direct(standing), roles.includes(standing) ? null : refused);
    },
  );
});

/** Tries it. What is refused gets exactly that code and changes nothing that a member can see; what is not changes something. */
async function holds(actor: Person, by: Attempt['by'], scene: Scene, code: string | null): Promise<void> {
  const before = await state(scene.chat);
  expect(await by(actor, scene)).toEqual(code === null ? [] : [code]);
  const after = await state(scene.chat);
  if (code === null) expect(after).not.toEqual(before);
  else expect(after).toEqual(before);
}

/** What can be seen of a conversation, without what is told of it in its own time: unread messages and read markers. */
async function state(chat: Chat): Promise<unknown> {
  const { witness } = people;
  const [{ conversation }, links, timeline] = await Promise.all([
    witness.query('OpenConversation', { id: chat.id }),
    witness.query('InviteLinks', { id: chat.id, first: 100 }),
    witness.query('Timeline', { id: chat.id }),
  ]);
  const { title, members, messages } = conversation;
  return { title, members, messages, links, timeline };
}

async function group(standing: Standing): Promise<Scene> {
  const { owner, admin, member, former, witness, target } = people;
  const chat = await owner.createGroup('Sailing', admin, member, former, witness, target);
  for (const { id } of [admin, witness]) await owner.does('SetMemberRole', { conversationId: chat.id, userId: id, role: 'ADMIN' });
  const { inviteLink } = await witness.does('CreateInviteLink', { conversationId: chat.id });
  const scene = { ...(await withMessages(chat, standing === 'stranger' ? witness : people[standing])), link: inviteLink };
  await owner.remove(chat, former);
  return scene;
}

async function direct(standing: 'member' | 'stranger'): Promise<Scene> {
  const { witness, member } = people;
  const chat = await witness.startDirect(member);
  return { ...(await withMessages(chat, standing === 'stranger' ? witness : member)), link: null };
}

async function withMessages(chat: Chat, sender: Person): Promise<Omit<Scene, 'link'>> {
  const { witness } = people;
  const [own, other, pinned] = [await sender.send(chat, 'own'), await witness.send(chat, 'other'), await witness.send(chat, 'pinned')];
  await witness.does('PinMessage', { messageId: pinned.id });
  return { chat, own, other, pinned };
}
