import { derivedId } from '../platform/ids.ts';

/** Something that is done with all data of a user. Times are milliseconds since 1970. */
export type Task = {
  /** Derived, so that what is asked for twice is one. */
  readonly id: string;
  readonly userId: string;
  readonly kind: 'export' | 'erasure';
  /** `done`: of an export, that its archive is there; of an erasure, that the first pass has ended. */
  readonly stage: 'waiting' | 'working' | 'done';
  readonly createdAt: number;
  /** When somebody is to take it up next. Whoever works on it moves this on, and so keeps it. */
  readonly dueAt: number;
  readonly done: number;
  /** How many parts there are; null while it is not known. */
  readonly total: number | null;
  /** Of an erasure: whether her messages are deleted. */
  readonly removesMessages: boolean;
  /** Of an export: the archive that is being made or is there. */
  readonly attachmentId: string | null;
};

/** What of a task changes. */
export type TaskChanges = Partial<Pick<Task, 'stage' | 'dueAt' | 'done' | 'total' | 'attachmentId'>>;

/** Where tasks are kept until they are done: they outlive every process. A write is durable when its promise resolves. */
export type TaskStore = {
  /** Keeps a new task; false, and nothing changed, if there is one of that id. */
  add(task: Task): Promise<boolean>;
  /** The tasks of a user, the latest first. */
  ofUser(userId: string): Promise<Task[]>;
  /** A task that is due `now`, kept until `until` for whoever gets it; null if there is none. Of any number at once one gets it. */
  take(now: number, until: number): Promise<Task | null>;
  /** Changes a task for the one who took it; null if it is gone, or somebody else has taken it since. */
  change(held: Task, changes: TaskChanges): Promise<Task | null>;
  /** Forgets a task; does nothing in the same two cases. */
  remove(held: Task): Promise<void>;
  /** Forgets the user's exports. Whoever works on one finds it gone. */
  forgetExports(userId: string): Promise<void>;
};

const DAY_MS = 24 * 3_600_000;

/** The export that a user asks for now: one a day, which begins at 0:00 UTC. */
export function newExport(userId: string, now: number): Task {
  const id = derivedId('exp', userId, String(Math.floor(now / DAY_MS)));
  return { ...newTask(userId, now), id, kind: 'export', removesMessages: false };
}

/** The erasure of a user: one for ever. */
export function newErasure(userId: string, now: number, removesMessages: boolean): Task {
  return { ...newTask(userId, now), id: derivedId('exp', userId, 'erasure'), kind: 'erasure', removesMessages };
}

function newTask(userId: string, now: number): Pick<Task, 'userId' | 'stage' | 'createdAt' | 'dueAt' | 'done' | 'total' | 'attachmentId'> {
  return { userId, stage: 'waiting', createdAt: now, dueAt: now, done: 0, total: null, attachmentId: null };
}
