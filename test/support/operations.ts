import { readFileSync } from 'node:fs';
import { Kind, parse, print, separateOperations } from 'graphql';
import type * as answers from './answers.ts';

/** The file that the operations are in. */
export const OPERATIONS_FILE = new URL('../e2e/operations.graphql', import.meta.url);

/** Each operation by its name, as the text that a client sends: with the fragments that it needs, and no others. */
export const OPERATIONS = readOperations();

/** What each operation takes, and what it gives when nothing is wrong. */
export type Operations = {
  SignUp: Op<{ input: { handle: string; displayName: string; password: string; deviceName: string } }, { signUp: answers.SessionPayload }>;
  LogIn: Op<{ input: { handle: string; password: string; deviceName: string } }, { logIn: answers.SessionPayload }>;
  RefreshSession: Op<{ refreshToken: string }, { refreshSession: answers.SessionPayload }>;
  LogOut: Op<Record<never, never>, { logOut: answers.Payload<'device', answers.Ref> }>;
  Devices: Op<Record<never, never>, { viewer: { devices: answers.Device[] } }>;
  RevokeDevice: Op<{ deviceId: string }, { revokeDevice: answers.Payload<'device', answers.Ref> }>;
  UpdateProfile: Op<{ input: ProfileInput }, { updateProfile: answers.Payload<'user', answers.Profile> }>;
  ChangePassword: Op<{ input: { currentPassword: string; newPassword: string } }, { changePassword: answers.Payload<'viewer', object> }>;
  UpdateSettings: Op<
    { input: { lastSeenVisibility?: string; readReceipts?: boolean } },
    { updateSettings: answers.Payload<'settings', answers.Settings> }
  >;
  Me: Op<Record<never, never>, { viewer: { user: answers.Profile; settings: answers.Settings; unreadCount: number } }>;
  FindUser: Op<{ handle: string }, { userByHandle: (answers.UserCard & { isContact: boolean; isBlocked: boolean }) | null }>;
  SearchUsers: Op<{ handlePrefix: string; first: number }, { searchUsers: answers.UserCard[] }>;
  PresenceOf: Op<{ handle: string }, { userByHandle: { presence: answers.Presence } }>;
  Contacts: Op<{ after?: string | null }, { viewer: { contacts: answers.Page<answers.UserCard> } }>;
  BlockedUsers: Op<{ after?: string | null }, { viewer: { blockedUsers: answers.Page<answers.UserCard> } }>;
  AddContact: Op<{ userId: string }, { addContact: answers.Payload<'user', answers.Ref & { isContact: boolean }> }>;
  RemoveContact: Op<{ userId: string }, { removeContact: answers.Payload<'user', answers.Ref & { isContact: boolean }> }>;
  BlockUser: Op<{ userId: string }, { blockUser: answers.Payload<'user', answers.Ref & { isBlocked: boolean }> }>;
  UnblockUser: Op<{ userId: string }, { unblockUser: answers.Payload<'user', answers.Ref & { isBlocked: boolean }> }>;
  ExportMyData: Op<Record<never, never>, { exportMyData: answers.Payload<'dataExport', answers.DataExport> }>;
  DataExports: Op<Record<never, never>, { viewer: { dataExports: answers.DataExport[] } }>;
  DeleteMyAccount: Op<{ password: string; messages: 'KEEP' | 'REMOVE' }, { deleteMyAccount: answers.Payload<'user', answers.DeletedUser> }>;
  Inbox: Op<{ after?: string | null }, { viewer: { unreadCount: number; conversations: answers.Page<answers.InboxRow> } }>;
  StartDirectConversation: Op<{ userId: string }, { startDirectConversation: answers.Payload<'conversation', answers.Conversation> }>;
  CreateGroup: Op<
    { input: { title: string; memberIds: readonly string[]; clientConversationId: string; avatarAttachmentId?: string | null } },
    { createGroup: answers.Payload<'conversation', answers.Conversation> }
  >;
  UpdateGroup: Op<
    { conversationId: string; title?: string | null },
    { updateGroup: answers.Payload<'conversation', answers.Ref & { title: string | null }> }
  >;
  SetGroupAvatar: Op<
    { conversationId: string; avatarAttachmentId?: string | null },
    { updateGroup: answers.Payload<'conversation', answers.Ref & { avatar: (answers.Ref & { url: string | null }) | null }> }
  >;
  SetMemberRole: Op<
    { conversationId: string; userId: string; role: string },
    { setMemberRole: answers.Payload<'member', { role: string; user: answers.Ref | null }> }
  >;
  CreateInviteLink: Op<
    { conversationId: string; expiresAt?: string | null; maxUses?: number | null },
    { createInviteLink: answers.Payload<'inviteLink', Pick<answers.InviteLink, 'id' | 'code' | 'expiresAt' | 'maxUses' | 'useCount'>> }
  >;
  RevokeInviteLink: Op<{ inviteLinkId: string }, { revokeInviteLink: answers.Payload<'inviteLink', Pick<answers.InviteLink, 'id' | 'revokedAt'>> }>;
  JoinByInviteLink: Op<{ code: string }, { joinByInviteLink: answers.Payload<'conversation', answers.Conversation> }>;
  InviteLinks: Op<
    { id: string; first: number; after?: string | null },
    { conversation: { avatar: answers.Ref | null; inviteLinks: answers.Page<answers.InviteLink> | null } }
  >;
  InviteLinkPreview: Op<{ code: string }, { inviteLinkPreview: answers.InviteLinkPreview }>;
  AddMembers: Op<{ conversationId: string; userIds: readonly string[] }, { addMembers: answers.Payload<'conversation', answers.Sized> }>;
  RemoveMember: Op<{ conversationId: string; userId: string }, { removeMember: answers.Payload<'conversation', answers.Sized> }>;
  LeaveConversation: Op<{ conversationId: string }, { leaveConversation: answers.Payload<'conversation', answers.Ref> }>;
  MuteConversation: Op<
    { conversationId: string; until: string | null },
    { muteConversation: answers.Payload<'conversation', { id: string; viewerMembership: { isMuted: boolean } }> }
  >;
  SetMessageLifetime: Op<
    { conversationId: string; seconds: number | null },
    { setMessageLifetime: answers.Payload<'conversation', { id: string; messageLifetimeSeconds: number | null }> }
  >;
  SetTyping: Op<{ conversationId: string; isTyping: boolean }, { setTyping: answers.Payload<'expiresAt', string> }>;
  Typing: Op<{ conversationId: string }, { typingChanged: answers.TypingChange }>;
  SaveDraft: Op<
    { conversationId: string; body: string },
    { saveDraft: answers.Payload<'conversation', answers.Ref & { draft: answers.Draft | null }> }
  >;
  ScheduleMessage: Op<
    { input: MessageInput & { sendAt: string } },
    { scheduleMessage: answers.Payload<'scheduledMessage', answers.Ref & { sendAt: string; cancelledAt: string | null }> }
  >;
  CancelScheduledMessage: Op<
    { id: string },
    { cancelScheduledMessage: answers.Payload<'scheduledMessage', answers.Ref & { cancelledAt: string | null }> }
  >;
  Scheduled: Op<{ conversationId?: string | null; after?: string | null }, { viewer: { scheduledMessages: answers.Page<answers.ScheduledMessage> } }>;
  OpenConversation: Op<
    { id: string; before?: string | null },
    { conversation: answers.Conversation & { draft: answers.Draft | null; messages: answers.EdgePage<answers.Message> } }
  >;
  NewerMessages: Op<{ id: string; after: string }, { conversation: { messages: answers.Page<answers.Message> } }>;
  AroundMessage: Op<{ id: string; seq: number }, { conversation: { messagesAround: answers.TwoWayPage<answers.Message> } }>;
  Timeline: Op<{ id: string; before?: string | null }, { conversation: { timeline: answers.Page<answers.TimelineEntry> } }>;
  Versions: Op<{ id: string }, { message: { earlierVersions: { body: string; writtenAt: string }[] | null } }>;
  Thread: Op<{ id: string; after?: string | null }, { message: { replyCount: number; replies: answers.Page<answers.Message> } }>;
  Receipts: Op<{ id: string }, { message: answers.Ref & { status: answers.MessageStatus; receipts: { nodes: readonly answers.Receipt[] } } }>;
  Unread: Op<
    { id: string },
    {
      viewer: { unreadCount: number; withMuted: number };
      conversation: { unreadCount: number; viewerMembership: Omit<answers.MembershipState, 'unreadCount'> };
    }
  >;
  Pinned: Op<{ id: string }, { conversation: { pinnedMessages: { nodes: readonly answers.Message[] } } }>;
  Reactions: Op<{ id: string }, { message: { reactions: readonly (answers.Reaction & { users: readonly answers.Ref[] })[] } }>;
  Encrypted: Op<{ id: string }, { message: answers.Message & { encrypted: answers.EncryptedBody | null } }>;
  WholeBody: Op<{ id: string }, { message: { id: string; body: string } }>;
  SendMessage: Op<{ input: MessageInput }, { sendMessage: answers.Payload<'message', answers.Message> & { wasDuplicate: boolean } }>;
  EditMessage: Op<{ messageId: string; body: string }, { editMessage: answers.Payload<'message', answers.Message> }>;
  DeleteMessage: Op<{ messageId: string }, { deleteMessage: answers.Payload<'message', answers.Ref & { deletedAt: string | null }> }>;
  AddReaction: Op<{ messageId: string; emoji: string }, { addReaction: answers.Payload<'message', answers.Reacted> }>;
  RemoveReaction: Op<{ messageId: string; emoji: string }, { removeReaction: answers.Payload<'message', answers.Reacted> }>;
  PinMessage: Op<{ messageId: string }, { pinMessage: answers.Payload<'message', answers.Ref & { isPinned: boolean }> }>;
  UnpinMessage: Op<{ messageId: string }, { unpinMessage: answers.Payload<'message', answers.Ref & { isPinned: boolean }> }>;
  ForwardMessage: Op<
    { messageId: string; toConversationId: string; clientMessageId: string },
    { forwardMessage: answers.Payload<'message', answers.Message> & { wasDuplicate: boolean } }
  >;
  MarkRead: Op<
    { conversationId: string; seq: number },
    { markRead: answers.Payload<'conversation', { id: string; unreadCount: number; viewerMembership: { readSeq: number } }> }
  >;
  MarkDelivered: Op<{ conversationId: string; seq: number }, { markDelivered: answers.Payload<'conversation', answers.Ref> }>;
  SearchMessages: Op<{ text: string; conversationId?: string | null; after?: string | null }, { viewer: { searchMessages: answers.SearchPage } }>;
  MarkUnread: Op<
    { conversationId: string },
    { markUnread: answers.Payload<'conversation', answers.Ref & { viewerMembership: { isMarkedUnread: boolean } }> }
  >;
  Events: Op<{ after?: string | null }, { events: answers.Event }>;
  Replica: Op<{ after?: string | null }, { events: answers.ReplicaEvent }>;
  InviteLinkEvents: Op<{ after?: string | null }, { events: answers.Event & { inviteLink?: Pick<answers.InviteLink, 'id' | 'code'> | null } }>;
  Presence: Op<{ userIds: readonly string[] }, { presenceChanged: answers.PresenceChange }>;
  RequestUpload: Op<{ input: { fileName: string; contentType: string; size: number } }, { requestUpload: answers.Payload<'upload', answers.Upload> }>;
  CompleteUpload: Op<{ attachmentId: string }, { completeUpload: answers.Payload<'attachment', answers.Attachment> }>;
};

/** The name of an operation. */
export type OperationName = keyof Operations;

/** The operations that change something: each has one payload with `userErrors`. */
export type MutationName = {
  [N in OperationName]: Operations[N]['data'] extends Record<string, { readonly userErrors: readonly answers.UserError[] }> ? N : never;
}[OperationName];

type Op<V, D> = { readonly variables: V; readonly data: D };
type ProfileInput = { displayName?: string | null; bio?: string | null; avatarAttachmentId?: string | null };
type MessageInput = {
  conversationId: string;
  clientMessageId: string;
  body: string;
  attachmentIds?: readonly string[];
  replyToId?: string;
  threadRootId?: string;
  encrypted?: answers.EncryptedBody;
};

function readOperations(): Readonly<Record<OperationName, string>> {
  const separated = Object.entries(separateOperations(parse(readFileSync(OPERATIONS_FILE, 'utf8'))));
  // the file has the operations of the type, which a test checks
  return Object.fromEntries(separated.map(([name, document]) => [name, print(withOperationFirst(document))])) as Record<OperationName, string>;
}

function withOperationFirst({ definitions, ...document }: ReturnType<typeof parse>): ReturnType<typeof parse> {
  const isOperation = (node: (typeof definitions)[number]): boolean => node.kind === Kind.OPERATION_DEFINITION;
  return { ...document, definitions: [...definitions.filter(isOperation), ...definitions.filter((node) => !isOperation(node))] };
}
