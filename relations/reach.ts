import { type UserError, userError } from '../platform/errors.ts';
import type { RelationStore } from './store.ts';

/**
 * Why a user can not write to others, or bring them into a conversation; null if she can. Whoever blocked one of them is told so;
 * whoever was blocked only that it can not be done; whoever deleted her account can not be reached at all. One read by primary key.
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
    { ownerId: otherId, kind: 'deletion' as const, userId: otherId },
  ]);
  const standing = asked.length > 0 ? await relations.standing(asked) : [];
  if (standing.some(({ kind }) => kind === 'deletion')) return userError('USER_DELETED', path);
  if (standing.some(({ ownerId }) => ownerId === userId)) return userError('USER_BLOCKED', path);
  return standing.length > 0 ? userError('USER_UNREACHABLE', path) : null;
}
