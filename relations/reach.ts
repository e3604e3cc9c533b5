import { type UserError, userError } from '../platform/errors.ts';
import type { RelationStore } from './store.ts';

/**
 * Why a user can not write to others, or bring them into a conversation; null if she can. Whoever blocked one of them is told so;
 * whoever was blocked only that it can not be done. One read by primary key.
 */
export async function reachFault(
  relations: Pick<RelationStore, 'standing'>,
  userId: string,
  otherIds: readonly string[],
  path: readonly string[],
): Promise<UserError | null> {
  const asked = otherIds.flatMap((otherId) => [
    { ownerId: userId, kind: 'block' as const, userId: otherId },
    { ownerId: otherId, kind: 'block' as const, userId },
  ]);
  const blocks = asked.length > 0 ? await relations.standing(asked) : [];
  if (blocks.some(({ ownerId }) => ownerId === userId)) return userError('USER_BLOCKED', path);
  return blocks.length > 0 ? userError('USER_UNREACHABLE', path) : null;
}
