/**
 * Every code with which a socket is closed. The first group belongs to the `graphql-transport-ws` protocol; its official
 * client gives up on 4400, 4401, 4406, 4409 and 4429, and connects again after all others.
 */
export const CLOSE = {
  /** A message that is not one of the protocol. */
  badRequest: 4400,
  /** Something was asked for before `connection_init` was acknowledged, or without an access token. */
  unauthorized: 4401,
  /** The access token is not valid, has ended, or its session was ended. */
  forbidden: 4403,
  /** The sub-protocol is not `graphql-transport-ws`. */
  subprotocolNotAcceptable: 4406,
  /** `connection_init` did not come in time. */
  initialisationTimeout: 4408,
  /** An operation with this id is under way on the socket. */
  subscriberAlreadyExists: 4409,
  /** `connection_init` came twice. */
  tooManyInitialisationRequests: 4429,
  /** The process stops: connect again, it will be another one. */
  restart: 1012,
  /** The peer does not read: connect again, with the last cursor. */
  slowConsumer: 1013,
} as const;
