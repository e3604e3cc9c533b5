import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdapter } from '@socket.io/redis-adapter';
import { buildSchema, type GraphQLFieldResolver } from 'graphql';
import { RedisPubSub } from 'graphql-redis-subscriptions';
import { useServer } from 'graphql-ws/use/ws';
import { Redis } from 'ioredis';
import { Server as SocketIo } from 'socket.io';
import { WebSocket, WebSocketServer } from 'ws';

/** A message as the peers know it. */
type Message = { readonly id: string; readonly body: string; readonly senderId: string; readonly createdAt: string };

const ROOM = 'conversation-1';
const SENDER = { id: 'user-1', name: 'Person 1' };

const SDL = `
  type Query { version: String }
  type Subscription { messageSent(conversationId: ID!): Message! }
  type Message { id: ID! body: String! sender: User! createdAt: String! }
  type User { id: ID! name: String! }
`;

/** `graphql-ws` and `graphql-redis-subscriptions` as their guides say: a topic for each conversation, executed for each subscriber. Gives the URL. */
export async function startGraphqlWs(redisUrl: string): Promise<string> {
  const pubsub = new RedisPubSub({ publisher: new Redis(redisUrl), subscriber: new Redis(redisUrl) });
  const users = new Map([[SENDER.id, SENDER]]);
  const schema = buildSchema(SDL);
  const field = schema.getSubscriptionType()?.getFields()['messageSent'];
  const sender = schema.getType('Message');
  if (!field || !sender || !('getFields' in sender)) throw new Error('the SDL above has them');
  field.subscribe = (_root, { conversationId }: { conversationId: string }) => pubsub.asyncIterableIterator(`MESSAGE_SENT.${conversationId}`);
  const senderOf: GraphQLFieldResolver<Message, unknown> = ({ senderId }) => users.get(senderId);
  Object.assign(sender.getFields()['sender'] ?? {}, { resolve: senderOf });
  const server = serve((message) => pubsub.publish(`MESSAGE_SENT.${ROOM}`, { messageSent: message }));
  useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));
  return listen(server);
}

/** What a client of that server subscribes to. */
export const GRAPHQL_WS_QUERY = `subscription { messageSent(conversationId: "${ROOM}") { id body sender { id name } createdAt } }`;

/** `socket.io` with its Redis adapter, by WebSocket alone; everybody is in one room. Gives the URL. */
export async function startSocketIo(redisUrl: string): Promise<string> {
  const publisher = new Redis(redisUrl);
  const server = serve((message) => void io.to(ROOM).emit('message', shown(message)));
  const io = new SocketIo(server, { transports: ['websocket'], serveClient: false, adapter: createAdapter(publisher, publisher.duplicate()) });
  io.on('connection', (socket) => void socket.join(ROOM));
  return listen(server);
}

/** `ws` alone: one string, sent to each socket in a loop. Gives the URL. */
export async function startWs(): Promise<string> {
  const server = serve((message) => {
    const text = JSON.stringify(shown(message));
    for (const client of sockets.clients) if (client.readyState === WebSocket.OPEN) client.send(text);
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.once('message', (hello) => socket.send(String(hello))));
  return listen(server);
}

function shown({ id, body, senderId, createdAt }: Message): object {
  return { id, body, sender: { id: senderId, name: SENDER.name }, createdAt };
}

/** Takes messages by POST, `{ id, body }`. */
function serve(publish: (message: Message) => void | Promise<void>): Server {
  return createServer(async (request, response) => {
    const { id, body } = JSON.parse(await textOf(request)) as { id: string; body: string }; // from the bench
    await publish({ id, body, senderId: SENDER.id, createdAt: new Date().toISOString() });
    response.end('{}');
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)); // it listens on TCP
  });
}
