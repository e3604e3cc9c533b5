import { randomUUID } from 'node:crypto';
import type { NodeChannels, NumberedMessage } from '../channels.ts';

/** Node channels inside one process: nothing is ever lost. */
export function createMemoryChannels(): NodeChannels {
  const epoch = randomUUID();
  const nodes = new Map<string, { n: number; readonly users: Set<string>; receive: ((message: NumberedMessage) => void) | null }>();

  function nodeOf(nodeId: string) {
    const known = nodes.get(nodeId);
    if (known) return known;
    const made = { n: 0, users: new Set<string>(), receive: null };
    nodes.set(nodeId, made);
    return made;
  }

  return {
    async register(nodeId, userIds) {
      const { users, n } = nodeOf(nodeId);
      const known = users.size;
      for (const userId of userIds) users.add(userId);
      return { epoch, n, missing: users.size - known };
    },
    nodes: async () => [...nodes.keys()],
    lead: async () => true,
    async unregister(nodeId, userIds) {
      for (const userId of userIds) nodeOf(nodeId).users.delete(userId);
    },
    nodesOf: async (userIds) => [...nodes].filter(([, { users }]) => userIds.some((userId) => users.has(userId))).map(([nodeId]) => nodeId),
    async send(nodeId, message) {
      const node = nodeOf(nodeId);
      node.n++; // also if nobody listens
      node.receive?.({ epoch, n: node.n, message });
    },
    async listen(nodeId, receive) {
      const node = nodeOf(nodeId);
      node.receive = receive;
      return async () => {
        if (node.receive === receive) node.receive = null; // the count goes on: who listens again sees that something is missing
      };
    },
  };
}
