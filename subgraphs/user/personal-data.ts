import { newErasure, newExport, type Task, type TaskStore } from '../../personal-data/tasks.ts';
import type { Clock } from '../../platform/clock.ts';
import { userError } from '../../platform/errors.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { done, type Outcome, refused } from './accounts.ts';
import type { Close } from './closing.ts';
import type { Credentials } from './credentials.ts';
import type { Sessions } from './sessions.ts';
import type { UserRecord } from './store.ts';

/** What users ask for about all of their data. What changes something throws TOKEN_INVALID if the viewer's session has ended. */
export type PersonalData = {
  /** Asks for an archive: one at a time, and one a day. */
  startExport(viewer: Viewer): Promise<Outcome<Task>>;
  /** At most so many archives that are being made or can be downloaded, the latest first. */
  exports(userId: string, limit: number): Promise<Task[]>;
  /** Closes the account and asks for the erasure of what is left. Gives the deleted user. */
  deleteAccount(password: string, removesMessages: boolean, viewer: Viewer, user: UserRecord): Promise<Outcome<UserRecord>>;
};

type Dependencies = {
  readonly tasks: Pick<TaskStore, 'add' | 'ofUser'>;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly close: Close;
  readonly clock: Clock;
};

/** Makes what users can ask for. */
export function createPersonalData({ tasks, credentials, sessions, close, clock }: Dependencies): PersonalData {
  async function exportsOf(userId: string): Promise<Task[]> {
    const isThere = ({ kind, stage, dueAt }: Task): boolean => kind === 'export' && (stage !== 'done' || dueAt > clock.now());
    return (await tasks.ofUser(userId)).filter(isThere);
  }

  return {
    async startExport(viewer) {
      await sessions.requireLive(viewer);
      const task = newExport(viewer.userId, clock.now());
      const isUnderWay = (await exportsOf(viewer.userId)).some(({ stage }) => stage !== 'done');
      return !isUnderWay && (await tasks.add(task)) ? done(task) : refused(userError('EXPORT_TOO_SOON'));
    },

    exports: async (userId, limit) => (await exportsOf(userId)).slice(0, limit),

    async deleteAccount(password, removesMessages, viewer, user) {
      await sessions.requireLive(viewer);
      const { outcome } = await credentials.check(user, user.handle, password);
      if (outcome === 'refused') return refused(userError('TOO_MANY_ATTEMPTS'));
      if (outcome === 'wrong') return refused(userError('CREDENTIALS_INVALID', ['input', 'password']));
      // Kept before anything is closed: whatever happens to this process, the worker does the rest.
      await tasks.add(newErasure(user.id, clock.now(), removesMessages));
      const closed = await close(user.id);
      return closed ? done(closed) : refused(userError('USER_NOT_FOUND'));
    },
  };
}
