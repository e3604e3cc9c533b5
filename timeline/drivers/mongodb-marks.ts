import type { Document } from 'mongodb';
import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';
import type { Mark, MarkMove, MarkStore } from '../marks.ts';
import { majorityCollection } from './mongodb-reads.ts';
import { readStamps } from './mongodb-stamps.ts';

/** `movedAt` is the time of the last move: no step is earlier than the one before it, whichever process kept it. */
type MarkDocument = Mark & { readonly movedAt: number } & Document;
/** When a mark came to a seq. */
type StepDocument = { readonly conversationId: string; readonly userId: string; readonly kind: Kind; readonly seq: number; readonly at: number };
type Kind = 'delivered' | 'read';

/** The marks of all conversations, and the steps by which they moved. */
export const MARK_COLLECTIONS: readonly CollectionSpec[] = [
  {
    name: 'marks',
    shardKey: { conversationId: 1 },
    indexes: [
      { name: 'by_user', key: { conversationId: 1, userId: 1 }, unique: true },
      { name: 'by_stamp', key: { conversationId: 1, takenAt: 1 } },
    ],
  },
  {
    name: 'mark_steps',
    shardKey: { conversationId: 1 },
    indexes: [{ name: 'by_seq', key: { conversationId: 1, userId: 1, kind: 1, seq: 1 }, unique: true }],
  },
];

/** Marks in MongoDB. */
export async function createMongoMarks(mongo: Mongo): Promise<MarkStore> {
  const stamps = await readStamps(mongo);
  const marks = majorityCollection<MarkDocument>(mongo, 'marks');
  const steps = majorityCollection<StepDocument>(mongo, 'mark_steps');
  const projection = { _id: 0, conversationId: 1, userId: 1, deliveredSeq: 1, readSeq: 1 };

  /** Gives the mark as it was, or `there` if it was there or further. Each move follows on another, so that their steps do too. */
  async function move({ conversationId, userId, deliveredSeq, readSeq, at }: MarkMove): Promise<MarkDocument | 'new' | 'there'> {
    const filter = { conversationId, userId, $or: [{ deliveredSeq: { $lt: deliveredSeq } }, { readSeq: { $lt: readSeq } }] };
    const change = { $max: { deliveredSeq, readSeq, movedAt: at }, $currentDate: { takenAt: { $type: stamps.type } } };
    for (let attempt = 0; ; attempt += 1) {
      try {
        return (await marks.findOneAndUpdate(filter, change as Document, { upsert: true, returnDocument: 'before' })) ?? 'new';
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        if (attempt > 0) return 'there'; // it is there, and does not match
      }
    }
  }

  async function keepSteps({ conversationId, userId, deliveredSeq, readSeq, at }: MarkMove, before: MarkDocument | null): Promise<void> {
    const step = (kind: Kind, seq: number): StepDocument => ({ conversationId, userId, kind, seq, at: Math.max(at, before?.movedAt ?? 0) });
    const made = [
      ...(deliveredSeq > (before?.deliveredSeq ?? 0) ? [step('delivered', deliveredSeq)] : []),
      ...(readSeq > (before?.readSeq ?? 0) ? [step('read', readSeq)] : []),
    ];
    if (made.length > 0) await steps.insertMany(made);
  }

  return {
    async advance({ mayBeLost, ...asked }) {
      const moving = { ...asked, deliveredSeq: Math.max(asked.deliveredSeq, asked.readSeq) };
      if (moving.deliveredSeq <= 0) return null; // where everybody begins
      const before = await move(moving);
      if (before === 'there') return null;
      await keepSteps(moving, before === 'new' ? null : before);
      if (mayBeLost) return null;
      const { conversationId, userId, deliveredSeq, readSeq } = moving;
      const [delivered, read] = before === 'new' ? [0, 0] : [before.deliveredSeq, before.readSeq];
      return { conversationId, userId, deliveredSeq: Math.max(deliveredSeq, delivered), readSeq: Math.max(readSeq, read) };
    },
    since: (conversationIds, at) =>
      marks.find({ conversationId: { $in: [...conversationIds] }, takenAt: { $gte: stamps.stampOf(at) } }, { projection }).toArray(),
    async of(conversationIds) {
      if (conversationIds.length === 0) return [];
      return marks.find({ conversationId: { $in: [...conversationIds] } }, { projection }).toArray();
    },
    async reached({ conversationId, seq }, userIds) {
      const found = await marks
        .aggregate<MarkDocument & Record<Kind, readonly StepDocument[]>>([
          { $match: { conversationId, userId: { $in: [...userIds] } } },
          firstStep('delivered', conversationId, seq),
          firstStep('read', conversationId, seq),
        ])
        .toArray();
      return found.map(({ userId, deliveredSeq, readSeq, movedAt, delivered, read }) => ({
        userId,
        deliveredAt: deliveredSeq < seq ? null : (delivered[0]?.at ?? movedAt),
        readAt: readSeq < seq ? null : (read[0]?.at ?? movedAt),
      }));
    },
    async forgetUser(conversationId, userId) {
      await Promise.all([marks.deleteMany({ conversationId, userId }), steps.deleteMany({ conversationId, userId })]);
    },
  };
}

/** The first step of each mark that is not before a seq: one seek in the index. */
function firstStep(kind: Kind, conversationId: string, seq: number): Document {
  const its = { conversationId, kind, seq: { $gte: seq }, $expr: { $eq: ['$userId', '$$userId'] } };
  return { $lookup: { from: 'mark_steps', let: { userId: '$userId' }, pipeline: [{ $match: its }, { $sort: { seq: 1 } }, { $limit: 1 }], as: kind } };
}
