/** Something that is told to whoever listens now, and kept nowhere. */
export type Topics = {
  /** Tells it to every listener of the topic, in every process. Never waits for them. */
  publish(topic: string, message: object): Promise<void>;
  /** Calls `listen` for each message of the topic until the returned function is called; resolves when the subscription is confirmed. */
  subscribe(topic: string, listen: (message: unknown) => void): Promise<() => Promise<void>>;
};

/** Sessions that have ended: `{ userId, deviceId }`. Gateways close the sockets of that device. */
export const SESSION_ENDED_TOPIC = 'session-ended';

/** Somebody has changed her contacts, blocks or settings: `{ userId }`. Gateways look again at who sees what of her, and what she sees. */
export const RELATIONS_CHANGED_TOPIC = 'relations-changed';

/** The presence of one user, as it changes: `{ status, lastSeenAt }`. */
export function presenceTopic(userId: string): string {
  return `presence:${userId}`;
}

/** Who is typing in a conversation: `{ userId, isTyping, expiresAt }`. It holds for `TYPING_MS` unless it is said again. */
export function typingTopic(conversationId: string): string {
  return `typing:${conversationId}`;
}

/** How long somebody who said that she types does, if she says nothing more. */
export const TYPING_MS = 6_000;
