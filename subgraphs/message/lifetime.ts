import { type UserError, userError } from '../../platform/errors.ts';
import type { Append } from '../../timeline/append.ts';
import type { Sender } from './messages.ts';
import type { Reach } from './reach.ts';
import { decideLifetime } from './rules.ts';

/** Messages stay at least so long, in seconds. */
export const SHORTEST_LIFETIME = 5;

/** Messages that disappear stay at most a year, in seconds. */
export const LONGEST_LIFETIME = 365 * 24 * 60 * 60;

/** Sets how long messages of a conversation stay that are sent from now on: 5 seconds to a year, or null for ever. Repeating it changes nothing. */
export type SetLifetime = (member: Sender, conversationId: string, seconds: number | null) => Promise<UserError | null>;

/** Makes the setting of lifetimes. */
export function createSetLifetime({ append, reach }: { readonly append: Append; readonly reach: Reach }): SetLifetime {
  return async ({ userId, deadline, access }, conversationId, seconds) => {
    if (seconds !== null && (seconds < SHORTEST_LIFETIME || seconds > LONGEST_LIFETIME)) return userError('LIFETIME_INVALID', ['input', 'seconds']);
    const block = await reach(conversationId, userId);
    if (block) return block;
    const decide = decideLifetime(userId, seconds);
    const { refusal } = await append({ conversationId, actorId: userId, idempotent: null, deadline, decide });
    return refusal && access.explain(refusal, conversationId);
  };
}
