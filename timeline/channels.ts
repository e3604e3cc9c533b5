/**
 * How entries reach realtime nodes: a registry that says which nodes hold connections of which users, and one numbered
 * channel per node. All of it is a hint: whatever is lost here is found again in the log.
 */
export type NodeChannels = {
  /** Says that connections of these users are on the node, for a lease of 60 s; confirmed when it returns. Repeat it to renew. */
  register(nodeId: string, userIds: readonly string[]): Promise<Registration>;
  unregister(nodeId: string, userIds: readonly string[]): Promise<void>;
  /** The nodes that hold connections of any of these users, read now. */
  nodesOf(userIds: readonly string[]): Promise<string[]>;
  /** All nodes that have registered anybody, or renewed, within the lease. */
  nodes(): Promise<string[]>;
  /** Numbers the message and sends it through the channel of a node. */
  send(nodeId: string, message: string): Promise<void>;
  /** True for the one candidate that leads, from now for `ms` milliseconds; repeat it to go on leading. */
  lead(role: string, candidate: string, ms: number): Promise<boolean>;
  /** Calls `receive` for what comes through the channel of a node, and `lost` when some of it may have been lost. Confirmed when it returns. */
  listen(nodeId: string, receive: (message: NumberedMessage) => void, lost: () => void): Promise<() => Promise<void>>;
};

/** What a node learns by registering: where the numbers of its channel stand, and how many of the users were not registered before. */
export type Registration = { readonly epoch: string; readonly n: number; readonly missing: number };

/** A message of a node's channel: `n` counts 1, 2, 3 ... within an `epoch`, so that a lost one is noticed. */
export type NumberedMessage = { readonly epoch: string; readonly n: number; readonly message: string };
