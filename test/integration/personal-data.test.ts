import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Keeper, Leaver } from '../../personal-data/keeper.ts';
import { newErasure, newExport, type Task } from '../../personal-data/tasks.ts';
import { startPersonalDataWork } from '../../personal-data/work.ts';
import { readConfig } from '../../platform/config.ts';
import { newId } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import type { Passes } from '../../platform/passes.ts';
import { openDocuments } from '../../roles/documents.ts';
import { createKeepers, type StoreName } from '../../roles/keepers.ts';

const documents = await openDocuments(readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'palaver-personal-data-')) }), { setUp: false });
afterAll(() => documents.close());
const { tasks, timeline } = documents;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Workers whose time passes only when they are told so. */
function createWorkers(keeper: Partial<Keeper> = {}) {
  let now = Date.parse('2030-01-01T12:00:00Z');
  let due: (() => void)[] = [];
  const archives = new Map<string, Buffer>();
  const works: Passes[] = [];

  return {
    archives,
    now: () => now,
    pass(ms: number) {
      now += ms;
    },
    start() {
      const work = startPersonalDataWork({
        tasks,
        memberships: timeline.memberships,
        keepers: [{ records: {}, async forget() {}, ...keeper }],
        archives: {
          async keep(_, attachmentId, { size, read }) {
            const bytes = Buffer.concat(await read().toArray());
            expect(bytes).toHaveLength(size);
            archives.set(attachmentId, bytes);
          },
          remove: async (attachmentId) => void archives.delete(attachmentId),
        },
        clock: { now: () => now },
        timers: {
          after(_, run) {
            due.push(run);
            return () => {
              due = due.filter((one) => one !== run);
            };
          },
        },
        log: createLog('silent'),
      });
      works.push(work);
      return work;
    },
    /** Lets every worker look for something to do. */
    wake(): void {
      for (const run of due.splice(0)) run();
    },
    stop: () => Promise.all(works.map((work) => work.stop())),
  };
}

async function taskOf({ userId }: Pick<Task, 'userId'>): Promise<Task | undefined> {
  return (await tasks.ofUser(userId))[0];
}

test('no store of a deployment is left out of export and erasure', () => {
  const notStores = ['description', 'scrub', 'check', 'close'];
  const stores = Object.keys(documents).filter((name) => !notStores.includes(name)) as StoreName[]; // all others are
  const nothing = { documents, blobs: {}, owned: {}, indexing: {}, close: {}, append: {}, clock: {} } as unknown as Parameters<
    typeof createKeepers
  >[0];
  expect(Object.keys(createKeepers(nothing)).sort()).toEqual(stores.sort()); // making them calls nothing
});

test('an archive is there for 7 days from when it is ready, and is deleted then', async () => {
  const workers = createWorkers();
  const task = newExport(newId('usr'), workers.now());
  await tasks.add(task);
  workers.start();
  workers.wake();
  await expect.poll(async () => (await taskOf(task))?.stage).toBe('done');
  const [attachmentId = ''] = workers.archives.keys();
  expect(await taskOf(task)).toMatchObject({ attachmentId, dueAt: workers.now() + 7 * DAY_MS });
  workers.pass(7 * DAY_MS - 1);
  workers.wake();
  await expect.poll(() => workers.wake() ?? workers.archives.has(attachmentId)).toBe(true);
  workers.pass(1);
  await expect.poll(async () => workers.wake() ?? (await taskOf(task))).toBeUndefined();
  expect(workers.archives.has(attachmentId)).toBe(false);
  await workers.stop();
});

test('of many workers one makes an archive', async () => {
  let made = 0;
  const workers = createWorkers({
    records: {
      async *profile() {
        made += 1;
        yield { made };
      },
    },
  });
  const userTasks = Array.from({ length: 5 }, () => newExport(newId('usr'), workers.now()));
  for (const task of userTasks) await tasks.add(task);
  for (let i = 0; i < 4; i++) workers.start();
  await expect.poll(async () => workers.wake() ?? (await Promise.all(userTasks.map(taskOf))).every((task) => task?.stage === 'done')).toBe(true);
  expect(made).toBe(5);
  await workers.stop();
});

test('an erasure that fails is done again from the start, and once more when the last access token has run out', async () => {
  const passes: Pick<Leaver, 'isLastPass' | 'removesMessages'>[] = [];
  const workers = createWorkers({
    async forget({ isLastPass, removesMessages }) {
      passes.push({ isLastPass, removesMessages });
      if (passes.length === 1) throw new Error('the store is away');
    },
  });
  const task = newErasure(newId('usr'), workers.now(), true);
  await tasks.add(task);
  workers.start();
  await expect.poll(async () => workers.wake() ?? passes.length).toBe(1);
  workers.pass(15_000);
  await expect.poll(async () => workers.wake() ?? (await taskOf(task))?.stage).toBe('done');
  workers.pass(10 * MINUTE_MS);
  workers.wake();
  expect(passes.map(({ isLastPass }) => isLastPass)).toEqual([false, false]);
  workers.pass(MINUTE_MS);
  await expect.poll(async () => workers.wake() ?? (await taskOf(task))).toBeUndefined();
  expect(passes).toEqual([
    { isLastPass: false, removesMessages: true },
    { isLastPass: false, removesMessages: true },
    { isLastPass: true, removesMessages: true },
  ]);
  await workers.stop();
});

test('a worker that was away for too long leaves the archive to whoever has taken it up', async () => {
  const hung = Promise.withResolvers<void>();
  let begun = 0;
  const workers = createWorkers({
    records: {
      async *profile() {
        begun += 1;
        if (begun === 1) await hung.promise;
        yield {};
      },
    },
  });
  const task = newExport(newId('usr'), workers.now());
  await tasks.add(task);
  workers.start();
  await expect.poll(() => workers.wake() ?? begun).toBe(1);
  workers.start();
  workers.pass(15_000);
  await expect.poll(async () => workers.wake() ?? (await taskOf(task))?.stage).toBe('done');
  const ready = await taskOf(task);
  hung.resolve();
  await workers.stop();
  expect(await taskOf(task)).toEqual(ready);
  expect(workers.archives.size).toBe(1);
});
