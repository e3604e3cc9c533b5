/** The home screen of a chat app: 30 conversations, latest activity first. */
export const INBOX = `query Inbox($after: String) {
  viewer {
    unreadCount
    conversations(first: 30, after: $after) {
      nodes {
        id kind title memberCount unreadCount
        head { seq lastActivityAt preview { text isTruncated sender { id displayName } } }
        viewerMembership { role isMuted readSeq joinedAt }
        members(first: 3) { nodes { role user { ...UserCard presence { status lastSeenAt } } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}
fragment UserCard on User { id handle displayName }`;

/** The screen of a conversation: its latest 50 messages. */
export const OPEN_CONVERSATION = `query OpenConversation($id: ID!, $before: String) {
  conversation(id: $id) {
    id kind title memberCount unreadCount createdAt
    viewerMembership { role isMuted readSeq joinedAt }
    members(first: 100) { nodes { role joinedAt user { ...UserCard } } }
    messages(last: 50, before: $before) {
      edges {
        cursor
        node {
          id seq clientMessageId createdAt status
          preview { text isTruncated }
          sender { id displayName }
          attachments { id status kind fileName contentType size url }
        }
      }
      pageInfo { hasPreviousPage startCursor hasNextPage endCursor }
    }
  }
}
fragment UserCard on User { id handle displayName }`;
