import type { Conversation, Message, ReplicaEvent } from './answers.ts';

/** A conversation's screen as a device keeps it: what `OpenConversation` gives, and then only what events say. */
export type Screen = Omit<Conversation, 'unreadCount'> & { readonly messages: readonly Message[] };

/** The screen of a device of `viewerId` after an event; null once the viewer is no longer a member. */
export function afterEvent(screen: Screen | null, event: ReplicaEvent, viewerId: string): Screen | null {
  if (event.conversation?.id !== screen?.id || !screen) return screen;
  const { message } = event;
  switch (event.__typename) {
    case 'MessageSent':
      return message ? countReply(read({ ...screen, messages: [...screen.messages, message] }, event, viewerId), message) : screen;
    case 'MessageEdited':
    case 'MessageDeleted':
    case 'ReactionAdded':
    case 'ReactionRemoved':
    case 'MessagePinned':
    case 'MessageUnpinned':
      return message ? { ...screen, messages: screen.messages.map((known) => updated(known, message)) } : screen;
    case 'MemberAdded': {
      const { member } = event;
      return member ? withMembers(screen, [...screen.members.nodes, member]) : screen;
    }
    case 'MemberRemoved': {
      if (event.user?.id === viewerId) return null;
      const rest = screen.members.nodes.filter(({ user }) => user?.id !== event.user?.id);
      return withMembers(screen, withRole(rest, event.newOwner?.id, 'OWNER'), viewerId);
    }
    case 'MemberRoleChanged': {
      const others =
        event.role === 'OWNER' ? screen.members.nodes.map((one) => (one.role === 'OWNER' ? { ...one, role: 'ADMIN' } : one)) : screen.members.nodes;
      return withMembers(screen, withRole(others, event.user?.id, event.role ?? ''), viewerId);
    }
    case 'GroupUpdated':
      return { ...screen, title: event.conversation?.title ?? screen.title };
    case 'ReceiptUpdated':
      return event.user?.id === viewerId ? readUpTo(screen, event.readSeq ?? 0) : screen;
    default:
      return screen;
  }
}

/** A message as it is now replaces its copy, and what others quote of it. */
function updated(known: Message, message: Message): Message {
  if (known.id === message.id) return message;
  return known.replyTo?.id === message.id ? { ...known, replyTo: { ...known.replyTo, preview: message.preview } } : known;
}

/** Whoever sends has read what was there. */
function read(screen: Screen, { actor, seq = 0 }: ReplicaEvent, viewerId: string): Screen {
  return actor?.id === viewerId ? readUpTo(screen, seq) : screen;
}

function readUpTo(screen: Screen, seq: number): Screen {
  const readSeq = Math.max(screen.viewerMembership.readSeq, seq);
  return { ...screen, viewerMembership: { ...screen.viewerMembership, readSeq } };
}

function countReply(screen: Screen, { threadRoot }: Message): Screen {
  const count = (known: Message): Message => (known.id === threadRoot?.id ? { ...known, replyCount: known.replyCount + 1 } : known);
  return { ...screen, messages: screen.messages.map(count) };
}

type Members = Conversation['members']['nodes'];

function withRole(members: Members, userId: string | undefined, role: string): Members {
  return members.map((one) => (one.user?.id === userId ? { ...one, role } : one));
}

function withMembers(screen: Screen, nodes: Members, viewerId = ''): Screen {
  const role = nodes.find(({ user }) => user?.id === viewerId)?.role ?? screen.viewerMembership.role;
  return { ...screen, memberCount: nodes.length, members: { ...screen.members, nodes }, viewerMembership: { ...screen.viewerMembership, role } };
}
