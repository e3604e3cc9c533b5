const USER_ERRORS = 'userErrors { code }';

/** What the checker's own clients ask for. */
export const DOCUMENTS = {
  signUp: `mutation ($input: SignUpInput!) { signUp(input: $input) { session { accessToken viewer { id } } ${USER_ERRORS} } }`,
  logIn: `mutation ($input: LogInInput!) { logIn(input: $input) { session { accessToken } ${USER_ERRORS} } }`,
  send: `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { seq conversation { id } } wasDuplicate ${USER_ERRORS} } }`,
  create: `mutation ($input: CreateGroupInput!) { createGroup(input: $input) { conversation { id } ${USER_ERRORS} } }`,
  direct: `mutation ($input: StartDirectConversationInput!) { startDirectConversation(input: $input) { conversation { id } ${USER_ERRORS} } }`,
  add: `mutation ($input: AddMembersInput!) { addMembers(input: $input) { conversation { id } ${USER_ERRORS} } }`,
  remove: `mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { conversation { id } ${USER_ERRORS} } }`,
  read: `mutation ($input: MarkReadInput!) { markRead(input: $input) { conversation { id } ${USER_ERRORS} } }`,
  deliver: `mutation ($input: MarkDeliveredInput!) { markDelivered(input: $input) { conversation { id } ${USER_ERRORS} } }`,
} as const;

/** The subscription of devices, with what other parts of the server know as well. */
export const EVENTS = `subscription ($after: String) {
  events(after: $after) {
    __typename
    cursor
    ... on ConversationEvent { seq conversation { id } actor { id } }
    ... on MessageSent { message { clientMessageId preview { text } sender { id displayName } } }
    ... on MemberAdded { member { user { id } } }
    ... on MemberRemoved { user { id } }
    ... on ReceiptUpdated { conversation { id } user { id } deliveredSeq readSeq }
    ... on ResyncRequired { reason }
  }
}`;

/** An event as `EVENTS` and the typed client's own selection give it. */
export type EventFields = {
  readonly __typename: string;
  readonly cursor: string;
  readonly seq?: number;
  readonly conversation?: { readonly id: string } | null;
  readonly actor?: { readonly id: string } | null;
  readonly message?: { readonly clientMessageId: string; readonly preview: { readonly text: string } } | null;
  readonly member?: { readonly user: { readonly id: string } | null } | null;
  readonly user?: { readonly id: string } | null;
  readonly deliveredSeq?: number;
  readonly readSeq?: number;
  readonly reason?: string;
};
