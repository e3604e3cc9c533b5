/** Why a mutation did nothing. */
export type UserError = { readonly code: string; readonly message: string; readonly path: readonly string[] | null };

/** What a mutation gives: its object, or why there is none. */
export type Payload<K extends string, T> = { readonly [P in K]: T | null } & { readonly userErrors: readonly UserError[] };

/** Something of which only the id was asked. */
export type Ref = { readonly id: string };

/** A group after its members changed. */
export type Sized = Ref & { readonly memberCount: number };

/** A person as lists show her. */
export type UserCard = Ref & { readonly handle: string; readonly displayName: string };

/** A person as her own profile shows her. */
export type Profile = UserCard & { readonly bio: string | null; readonly createdAt: string; readonly avatar: { readonly url: string | null } | null };

/** A user as she is after she has deleted her account. */
export type DeletedUser = UserCard & { readonly isDeleted: boolean; readonly bio: string | null; readonly avatar: Ref | null };

/** An archive of the viewer's data. */
export type DataExport = Ref & {
  readonly status: 'PENDING' | 'RUNNING' | 'READY';
  readonly progress: { readonly done: number; readonly total: number | null };
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly url: string | null;
};

/** What a user has chosen. */
export type Settings = { readonly lastSeenVisibility: string; readonly readReceipts: boolean };

/** A logged-in device. */
export type Device = Ref & { readonly name: string; readonly createdAt: string; readonly lastActiveAt: string; readonly isCurrent: boolean };

/** A pair of tokens and whom they stand for. */
export type Session = {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: string;
  readonly refreshToken: string;
  readonly device: Ref & { readonly name: string };
  readonly viewer: { readonly user: UserCard };
};

/** What signing up, logging in and refreshing give. */
export type SessionPayload = Payload<'session', Session>;

/** How the viewer belongs to a conversation. */
export type Membership = { readonly role: string; readonly isMuted: boolean; readonly readSeq: number; readonly joinedAt: string };

/** How a conversation stands for the viewer, as an event tells it. */
export type MembershipState = {
  readonly readSeq: number;
  readonly unreadCount: number;
  readonly isMuted: boolean;
  readonly mutedUntil: string | null;
  readonly isMarkedUnread: boolean;
};

/** A conversation as its own screen shows it. */
export type Conversation = Sized & {
  readonly kind: 'DIRECT' | 'GROUP';
  readonly title: string | null;
  readonly unreadCount: number;
  readonly createdAt: string;
  readonly viewerMembership: Membership;
  readonly members: { readonly nodes: readonly { readonly role: string; readonly joinedAt: string; readonly user: UserCard | null }[] };
};

/** A link by which people join a group. */
export type InviteLink = Ref & {
  readonly code: string;
  readonly createdBy: Ref | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly maxUses: number | null;
  readonly useCount: number;
  readonly revokedAt: string | null;
};

/** What a link leads to. */
export type InviteLinkPreview = {
  readonly state: string;
  readonly isMember: boolean;
  readonly title: string | null;
  readonly memberCount: number | null;
  readonly avatar: (Ref & { readonly url: string | null }) | null;
  readonly conversation: Ref | null;
};

/** A conversation as the inbox shows it. */
export type InboxRow = Sized & {
  readonly kind: 'DIRECT' | 'GROUP';
  readonly title: string | null;
  readonly unreadCount: number;
  readonly head: {
    readonly seq: number;
    readonly lastActivityAt: string;
    readonly preview: { readonly text: string; readonly isTruncated: boolean; readonly sender: UserCard } | null;
  };
  readonly viewerMembership: Membership;
  readonly members: {
    readonly nodes: readonly { readonly role: string; readonly user: UserCard & { readonly presence: { readonly status: string } } }[];
  };
};

/** A file. */
export type Attachment = Ref & {
  readonly status: 'PENDING' | 'READY';
  readonly kind: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly url: string | null;
};

/** Where and how to upload a file. */
export type Upload = {
  readonly attachment: { readonly id: string; readonly status: string };
  readonly expiresAt: string;
  readonly request: { readonly method: string; readonly url: string; readonly headers: readonly { readonly name: string; readonly value: string }[] };
};

/** A message. */
export type Message = Ref & {
  readonly seq: number;
  readonly clientMessageId: string;
  readonly createdAt: string;
  readonly preview: { readonly text: string; readonly isTruncated: boolean };
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
  readonly expiresAt: string | null;
  readonly replyCount: number;
  readonly isPinned: boolean;
  readonly sender: { readonly id: string; readonly displayName: string } | null;
  readonly replyTo: (Ref & { readonly preview: { readonly text: string; readonly isTruncated: boolean }; readonly sender: Ref | null }) | null;
  readonly mentions: readonly { readonly id: string; readonly handle: string }[];
  readonly reactions: readonly Reaction[];
  readonly attachments: readonly Attachment[];
  readonly threadRoot: Ref | null;
  readonly forwardedFrom: Ref | null;
  readonly status: MessageStatus;
};

/** How far a message has got. */
export type MessageStatus = 'SENT' | 'DELIVERED' | 'SEEN';

/** Whether and when a member has received and read a message. */
export type Receipt = { readonly user: Ref; readonly deliveredAt: string | null; readonly seenAt: string | null };

/** What members think of a message, in one emoji. */
export type Reaction = { readonly emoji: string; readonly count: number; readonly viewerHasReacted: boolean };

/** A message of which only the reactions were asked. */
export type Reacted = Ref & { readonly reactions: readonly Reaction[] };

/** A body that the server can not read. */
export type EncryptedBody = { readonly algorithm: string; readonly ciphertext: string; readonly deviceKeyId: string };

/** Something that a conversation shows. */
export type TimelineEntry = {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly actor: Ref | null;
  readonly message: Message | null;
  readonly user: Ref | null;
  readonly title: string | null;
  readonly messageLifetimeSeconds: number | null;
};

/** Something that happened; what is not of its kind is left out. */
export type Event = {
  readonly __typename: string;
  readonly cursor: string;
  readonly seq?: number;
  readonly at?: string;
  readonly conversation?: (Ref & { readonly title?: string | null; readonly avatar?: Ref | null }) | null;
  readonly actor?: Ref | null;
  readonly message?: Message | null;
  readonly emoji?: string;
  readonly draft?: Draft | null;
  readonly messageLifetimeSeconds?: number | null;
  readonly member?: { readonly role: string; readonly user: { readonly id: string; readonly displayName: string } | null } | null;
  readonly user?: Ref | null;
  readonly deliveredSeq?: number;
  readonly readSeq?: number;
  readonly newOwner?: Ref | null;
  readonly role?: string;
  readonly inviteLink?: Ref | null;
  readonly reason?: string;
  readonly membership?: MembershipState | null;
};

/** Something that happened, with what a device needs that keeps a copy. */
export type ReplicaEvent = {
  readonly __typename: string;
  readonly cursor: string;
  readonly seq?: number;
  readonly conversation?: Conversation | null;
  readonly actor?: Ref | null;
  readonly message?: Message | null;
  readonly member?: Conversation['members']['nodes'][number] | null;
  readonly user?: Ref | null;
  readonly newOwner?: Ref | null;
  readonly role?: string;
  readonly readSeq?: number;
};

/** Whether somebody is there. */
export type Presence = { readonly status: 'ONLINE' | 'AWAY' | 'OFFLINE'; readonly lastSeenAt: string | null };

/** A user came or went. */
export type PresenceChange = Presence & { readonly user: Ref };

/** A member began or ceased to type. */
export type TypingChange = {
  readonly user: { readonly id: string; readonly displayName: string };
  readonly isTyping: boolean;
  readonly expiresAt: string | null;
};

/** A text that its author has not sent yet. */
export type Draft = { readonly body: string; readonly updatedAt: string };

/** A message that is to be sent later. */
export type ScheduledMessage = Ref & {
  readonly conversation: Ref | null;
  readonly clientMessageId: string | null;
  readonly body: string;
  readonly sendAt: string;
  readonly failure: string | null;
};

type PageInfo = { readonly hasNextPage: boolean; readonly endCursor: string | null };

/** A page of a list. */
export type Page<T> = { readonly nodes: readonly T[]; readonly pageInfo: PageInfo };

/** A page with the ways on and back. */
export type TwoWayPage<T> = {
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo & { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
};

/** A page with the cursor of each item, and the way back. */
export type EdgePage<T> = {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: PageInfo & { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
};

/** A page of what was found. */
export type SearchPage = {
  readonly edges: readonly {
    readonly cursor: string;
    readonly snippet: string;
    readonly node: Message & { readonly conversation: { readonly id: string; readonly title: string | null } };
  }[];
  readonly pageInfo: PageInfo;
};
