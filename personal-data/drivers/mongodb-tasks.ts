import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';
import type { Task, TaskStore } from '../tasks.ts';

/** The tasks of one user are on one shard. `due` is asked of every shard, once in a while and by workers alone. */
export const TASK_COLLECTION: CollectionSpec = {
  name: 'personal_data_tasks',
  shardKey: { userId: 1 },
  indexes: [
    { name: 'by_key', key: { userId: 1, _id: 1 }, unique: true },
    { name: 'due', key: { dueAt: 1 } },
  ],
};

type TaskDocument = Omit<Task, 'id'> & { readonly _id: string };

const AFTER = { returnDocument: 'after' } as const;

/** Tasks in MongoDB. */
export function createMongoTasks({ db }: Mongo): TaskStore {
  const tasks = db.collection<TaskDocument>(TASK_COLLECTION.name);
  /** As it was when it was taken: anybody who takes it changes `dueAt`. */
  const asHeld = ({ id, userId, dueAt }: Task) => ({ userId, _id: id, dueAt });

  return {
    async add({ id, ...task }) {
      try {
        await tasks.insertOne({ _id: id, ...task });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async ofUser(userId) {
      return (await tasks.find({ userId }).sort({ createdAt: -1, _id: 1 }).toArray()).map(taskOf);
    },
    async take(now, until) {
      for (;;) {
        const due = await tasks.findOne({ dueAt: { $lte: now } }, { sort: { dueAt: 1 } });
        if (!due) return null;
        const { userId, _id, dueAt } = due;
        const taken = await tasks.findOneAndUpdate({ userId, _id, dueAt }, { $set: { dueAt: until } }, AFTER);
        if (taken) return taskOf(taken); // else somebody else has it now
      }
    },
    async change(held, changes) {
      const changed = await tasks.findOneAndUpdate(asHeld(held), { $set: { ...changes } }, AFTER);
      return changed && taskOf(changed);
    },
    async remove(held) {
      await tasks.deleteOne(asHeld(held));
    },
    async forgetExports(userId) {
      await tasks.deleteMany({ userId, kind: 'export' });
    },
  };
}

function taskOf({ _id, ...task }: TaskDocument): Task {
  return { id: _id, ...task };
}
