/** How a client of one kind of server speaks. */
export type Wire = {
  readonly path: string;
  readonly protocol: string | null;
  /** What to say at once. */
  readonly greeting: string | null;
  /** What to say to a text of the server that is no message; null for nothing. */
  answer(text: string): string | null;
  /** True for the text after which the client may wait for messages. */
  isReady(text: string): boolean;
};

/** The kinds of wire: `graphql-transport-ws`, that of socket.io, and none. */
export type WireName = 'graphql' | 'socket.io' | 'ws';

/** Makes the wire of one client. `token` says who it is, and `query` what it subscribes to, where the server asks for it. */
export function wireOf(name: WireName, token: string, query: string): Wire {
  switch (name) {
    case 'graphql':
      return {
        path: '/graphql',
        protocol: 'graphql-transport-ws',
        greeting: JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }),
        answer(text) {
          if (text.includes('"connection_ack"')) return JSON.stringify({ id: '1', type: 'subscribe', payload: { query } });
          return text.includes('"ping"') ? '{"type":"pong"}' : null;
        },
        isReady: (text) => text.includes('"connection_ack"'),
      };
    case 'socket.io':
      return {
        path: '/socket.io/?EIO=4&transport=websocket',
        protocol: null,
        greeting: null,
        answer: (text) => (text.startsWith('0') ? `40${JSON.stringify({ token })}` : text === '2' ? '3' : null),
        isReady: (text) => text.startsWith('40'),
      };
    case 'ws':
      return { path: '/', protocol: null, greeting: 'hello', answer: () => null, isReady: (text) => text === 'hello' };
  }
}
