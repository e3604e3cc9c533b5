import type { Mark, MarkMove, MarkStore, Reached } from '../../timeline/marks.ts';

/** Marks in memory that take each call at once. The contract suite holds them to what the drivers promise, but for `since`: stamps are the log's. */
export function createMemoryMarks(): MarkStore {
  const moves: MarkMove[] = [];
  const isOf = (mark: Pick<Mark, 'conversationId' | 'userId'>) => (move: MarkMove) =>
    move.conversationId === mark.conversationId && move.userId === mark.userId;

  function markOf(of: Pick<Mark, 'conversationId' | 'userId'>): Mark {
    const its = moves.filter(isOf(of));
    const { conversationId, userId } = of;
    const furthest = (seqs: readonly number[]): number => Math.max(0, ...seqs);
    return {
      conversationId,
      userId,
      deliveredSeq: furthest(its.map((move) => move.deliveredSeq)),
      readSeq: furthest(its.map((move) => move.readSeq)),
    };
  }

  const all = (conversationIds: readonly string[]): Mark[] => {
    const its = moves.filter(({ conversationId }) => conversationIds.includes(conversationId));
    return [...new Map(its.map((move) => [`${move.conversationId} ${move.userId}`, move])).values()].map(markOf);
  };

  return {
    async advance({ mayBeLost, ...asked }) {
      const move = { ...asked, deliveredSeq: Math.max(asked.deliveredSeq, asked.readSeq) };
      const before = markOf(move);
      if (move.deliveredSeq <= before.deliveredSeq && move.readSeq <= before.readSeq) return null;
      moves.push({ ...move, at: Math.max(move.at, ...moves.filter(isOf(move)).map(({ at }) => at)) });
      return mayBeLost ? null : markOf(move);
    },
    since: async (conversationIds) => all(conversationIds),
    of: async (conversationIds) => all(conversationIds),
    async reached({ conversationId, seq }, userIds) {
      return all([conversationId])
        .filter(({ userId }) => userIds.includes(userId))
        .map((mark): Reached => {
          const its = moves.filter(isOf(mark));
          return {
            userId: mark.userId,
            deliveredAt: its.find((move) => move.deliveredSeq >= seq)?.at ?? null,
            readAt: its.find((move) => move.readSeq >= seq)?.at ?? null,
          };
        });
    },
    async forgetUser(conversationId, userId) {
      const others = moves.filter((move) => !isOf({ conversationId, userId })(move));
      moves.splice(0, moves.length, ...others);
    },
  };
}
