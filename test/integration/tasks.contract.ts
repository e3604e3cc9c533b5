import { describe, expect, test } from 'vitest';
import { newErasure, newExport, type Task, type TaskStore } from '../../personal-data/tasks.ts';
import { newId } from '../../platform/ids.ts';

const DAY_MS = 24 * 3_600_000;
/** Before everything that another test lets be due. */
const EARLY = 1_000;
const FAR = Date.parse('2100-01-01');

/** What every driver of `TaskStore` promises. */
export function taskContract(driver: string, open: () => TaskStore): void {
  /** Not due while other tests take what is due. */
  const later = (task: Task): Task => ({ ...task, dueAt: FAR });

  /** Takes exactly this one, though others are due at the same time. */
  async function taken(task: Task, until: number): Promise<Task> {
    const held = await open().change(task, { dueAt: until });
    if (!held) throw new Error('somebody else has it');
    return held;
  }

  describe(`tasks in ${driver}`, () => {
    test('a task is kept once, as it was, and listed with the others of its user, the latest first', async () => {
      const userId = newId('usr');
      const [first, second] = [later(newExport(userId, FAR)), later(newExport(userId, FAR + DAY_MS))];
      const erasure = later(newErasure(userId, FAR - 1, true));
      expect(await Promise.all([first, first, first].map((task) => open().add(task)))).toEqual(expect.arrayContaining([true, false, false]));
      expect(await open().add(second)).toBe(true);
      expect(await open().add(erasure)).toBe(true);
      expect(await open().ofUser(userId)).toEqual([second, first, erasure]);
      expect(await open().ofUser(newId('usr'))).toEqual([]);
      expect(newExport(userId, FAR + DAY_MS - 1).id).toBe(first.id);
    });

    test('what is due is taken by one of any number at once, the longest due first, and by others only when its time has run out', async () => {
      const [one, other] = [0, 1].map((i) => ({ ...newExport(newId('usr'), FAR), dueAt: EARLY + i })) as [Task, Task]; // two
      await open().add(other);
      await open().add(one);
      expect(await open().take(EARLY - 1, EARLY + 50)).toBeNull();
      const got = await Promise.all(Array.from({ length: 10 }, () => open().take(EARLY, EARLY + 50)));
      expect(got.filter((task) => task !== null)).toEqual([{ ...one, dueAt: EARLY + 50 }]);
      expect(await open().take(EARLY + 49, FAR)).toEqual({ ...other, dueAt: FAR });
      expect(await open().take(EARLY + 49, FAR)).toBeNull();
      expect(await open().take(EARLY + 50, FAR)).toEqual({ ...one, dueAt: FAR });
    });

    test('whoever has taken it changes and removes it; who had it before does not', async () => {
      const task = later(newExport(newId('usr'), FAR));
      await open().add(task);
      const lost = await taken(task, FAR + 1);
      const held = await taken(lost, FAR + 2);
      for (const stale of [task, lost]) {
        expect(await open().change(stale, { done: 9 })).toBeNull();
        await open().remove(stale);
      }
      const changed = await open().change(held, { stage: 'done', dueAt: FAR + 3, done: 4, total: 5, attachmentId: 'att_1' });
      expect(changed).toEqual({ ...task, stage: 'done', dueAt: FAR + 3, done: 4, total: 5, attachmentId: 'att_1' });
      expect(await open().ofUser(task.userId)).toEqual([changed]);
      if (changed) await open().remove(changed);
      expect(await open().ofUser(task.userId)).toEqual([]);
      expect(await open().change(held, { done: 1 })).toBeNull();
    });

    test('the exports of a user are forgotten, the erasure and those of others stay', async () => {
      const [userId, otherId] = [newId('usr'), newId('usr')];
      const [own, others, erasure] = [later(newExport(userId, FAR)), later(newExport(otherId, FAR)), later(newErasure(userId, FAR, false))];
      for (const task of [own, others, erasure]) await open().add(task);
      for (const _ of [1, 2]) await open().forgetExports(userId);
      expect(await open().ofUser(userId)).toEqual([erasure]);
      expect(await open().ofUser(otherId)).toEqual([others]);
      expect(await open().change(own, { done: 1 })).toBeNull();
    });
  });
}
