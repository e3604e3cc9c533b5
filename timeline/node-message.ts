import type { At, Entry } from './entry.ts';
import type { Mark } from './marks.ts';
import type { Horizon } from './store.ts';
import type { ViewerState } from './viewer-state.ts';

/** What a realtime node is told of an entry. */
export type Hint = {
  readonly kind: 'hint';
  readonly entry: Entry;
  /** When the entry before it was taken. */
  readonly prevAt: At;
  /** The users that may see it, as of its seq. */
  readonly recipients: readonly string[];
};

/** The word of a relay up to where everything is published; `run` names the relay's run of being in office. */
export type Watermark = Horizon & { readonly kind: 'watermark'; readonly run: string };

/** How far a member has got in a conversation, for those who see it. */
export type Receipt = { readonly kind: 'receipt'; readonly mark: Mark; readonly recipients: readonly string[] };

/** Something of a viewer's own has changed; she alone hears of it. */
export type ViewerStateChange = { readonly kind: 'viewer-state'; readonly state: ViewerState; readonly recipients: readonly string[] };

/** Everything that goes through the channel of a node. */
export type NodeMessage = Hint | Receipt | ViewerStateChange | Watermark;

/** Makes the text of a message. */
export function writeNodeMessage(message: NodeMessage): string {
  return JSON.stringify(message);
}

/** Reads the text of a message that `writeNodeMessage` made. */
export function readNodeMessage(text: string): NodeMessage {
  return JSON.parse(text) as NodeMessage; // only processes of the deployment can write to the channels
}
