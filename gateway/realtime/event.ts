import type { Entry } from '../../timeline/entry.ts';
import type { Mark } from '../../timeline/marks.ts';
import type { ViewerState } from '../../timeline/viewer-state.ts';

/** An event of a device's stream: an entry of a log, how far a member has got, a change of the viewer's own, or a word about the stream itself, each with the cursor to continue after it. */
export type StreamEvent =
  | { readonly kind: 'entry'; readonly cursor: string; readonly entry: Entry }
  | { readonly kind: 'receipt-updated'; readonly cursor: string; readonly mark: Mark }
  | { readonly kind: 'viewer-state'; readonly cursor: string; readonly state: ViewerState }
  | { readonly kind: 'head-reached'; readonly cursor: string; readonly at: number }
  | { readonly kind: 'resync-required'; readonly cursor: string; readonly reason: ResyncReason };

/** Why a stream begins anew. */
export type ResyncReason = 'CURSOR_INVALID' | 'CURSOR_FOREIGN' | 'SLOW_CONSUMER';

/** An entry as an event of a stream. */
export type EntryEvent = Extract<StreamEvent, { kind: 'entry' }>;

/** How far a member has got. */
export type ReceiptEvent = Extract<StreamEvent, { kind: 'receipt-updated' }>;

/** A change of the viewer's own. */
export type ViewerStateEvent = Extract<StreamEvent, { kind: 'viewer-state' }>;

/** The stream's own word that everything until now was delivered. */
export type HeadEvent = Extract<StreamEvent, { kind: 'head-reached' }>;

/** The stream's own word that it can not be continued. */
export type ResyncEvent = Extract<StreamEvent, { kind: 'resync-required' }>;

/** Something that another subgraph knows by its id. */
export type Reference = { readonly __typename: 'User' | 'Conversation' | 'Attachment' | 'InviteLink'; readonly id: string };
