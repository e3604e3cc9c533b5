import type { PartName } from './sdl.ts';

/** For each part, the stored document behind each type: what a resolver of the type gets as its parent. */
export const MAPPERS: Record<PartName, Record<string, string>> = {
  user: {
    User: './store.ts#UserRecord',
    Viewer: './viewer.ts#ViewerParent',
    Device: './viewer.ts#DeviceParent',
  },
  group: {
    Viewer: '../../platform/viewer.ts#ViewerReference',
    Conversation: '../../timeline/roster.ts#Roster',
    Member: '../../timeline/roster.ts#Member as RosterMember',
    Membership: './context.ts#ViewerMembership',
  },
  message: {
    Viewer: '../../platform/viewer.ts#ViewerReference',
    Conversation: './context.ts#ConversationReference',
    ConversationHead: '../../timeline/head.ts#Head',
    HeadPreview: '../../timeline/head.ts#HeadPreview as StoredPreview',
    Message: '../../timeline/entry.ts#MessageEntry',
  },
  media: { Attachment: './store.ts#AttachmentRecord' },
  presence: {},
  gateway: {
    Event: './realtime/event.ts#StreamEvent',
    ConversationEvent: './realtime/event.ts#EntryEvent',
    ConversationCreated: './realtime/event.ts#EntryEvent',
    MessageSent: './realtime/event.ts#EntryEvent',
    MemberAdded: './realtime/event.ts#EntryEvent',
    MemberRemoved: './realtime/event.ts#EntryEvent',
    ReceiptUpdated: './realtime/event.ts#ReceiptEvent',
    HeadReached: './realtime/event.ts#HeadEvent',
    ResyncRequired: './realtime/event.ts#ResyncEvent',
    PresenceChange: './presence/states.ts#PresenceChange as WatchedPresence',
    Message: '../timeline/entry.ts#MessageEntry',
    Member: '../timeline/roster.ts#Member as RosterMember',
    User: './realtime/event.ts#Reference',
    Conversation: './realtime/event.ts#Reference',
    Attachment: './realtime/event.ts#Reference',
  },
};
