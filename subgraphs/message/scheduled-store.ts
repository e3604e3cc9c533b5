import type { UserErrorCode } from '../../platform/errors.ts';
import type { Draft } from './messages.ts';

/** A message that is to be sent later. Times are milliseconds since 1970. */
export type ScheduledMessage = {
  /** Derived from user, conversation and client id: scheduled twice it is the same. */
  readonly id: string;
  readonly userId: string;
  readonly conversationId: string;
  /** What to send; null once it was sent or cancelled. */
  readonly draft: Draft | null;
  /** Tells other content under the same id from the same. */
  readonly digest: string;
  readonly createdAt: number;
  readonly sendAt: number;
  /** `sending`: nobody can cancel it any more. */
  readonly state: 'pending' | 'sending' | 'sent' | 'cancelled' | 'failed';
  readonly cancelledAt: number | null;
  /** Where the message is once it was sent. */
  readonly messageSeq: number | null;
  /** Why it was not sent. */
  readonly failure: UserErrorCode | null;
};

/** Names a scheduled message to those who send it. */
export type DueMessage = Pick<ScheduledMessage, 'id' | 'userId' | 'conversationId'>;

/** A place in a list of scheduled messages. */
export type SchedulePlace = Pick<ScheduledMessage, 'sendAt' | 'id'>;

/** What became of sending. */
export type SendOutcome = { readonly messageSeq: number } | { readonly failure: UserErrorCode };

/** Where scheduled messages are kept. A write is durable when its promise resolves. */
export type ScheduledStore = {
  /** Keeps a new one, unless there is one of that id; gives the one that there is. */
  add(scheduled: ScheduledMessage): Promise<ScheduledMessage>;
  find(userId: string, id: string): Promise<ScheduledMessage | null>;
  /** Up to `limit` of a user's that are pending, being sent or failed, perhaps of one conversation, by `sendAt` and id, after a place. */
  list(userId: string, conversationId: string | null, after: SchedulePlace | null, limit: number): Promise<ScheduledMessage[]>;
  /** How many of a user's are pending in a conversation. */
  countPending(userId: string, conversationId: string): Promise<number>;
  /** Cancels one that is pending or failed; gives it as it is then, or null if there is none. */
  cancel(userId: string, id: string, at: number): Promise<ScheduledMessage | null>;
  /** Up to `limit` that are due and neither sent nor failed, the longest due first. */
  due(now: number, limit: number): Promise<DueMessage[]>;
  /** Takes one that is pending for sending, or one that somebody else is sending; null if it is neither. */
  claim(userId: string, id: string): Promise<ScheduledMessage | null>;
  /** Keeps what became of one that is being sent; changes nothing if that is known. */
  end(userId: string, id: string, outcome: SendOutcome): Promise<void>;
  /** Lets one that could not be sent be due later. */
  postpone(userId: string, id: string, until: number): Promise<void>;
  /** Forgets all of a user, whatever became of them. */
  forgetUser(userId: string): Promise<void>;
};
