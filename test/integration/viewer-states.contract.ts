import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { START } from '../../timeline/entry.ts';
import type { LogStore } from '../../timeline/store.ts';
import type { ViewerState, ViewerStateStore } from '../../timeline/viewer-state.ts';
import { messageAt } from '../support/timeline.ts';
import { STRANGE_IDS } from './timeline-log.contract.ts';

/** What every driver of `ViewerStateStore` promises. The log is that of the same database. */
export function viewerStateContract(driver: string, open: () => { readonly states: ViewerStateStore; readonly log: LogStore }): void {
  const somewhere = (): ViewerState => ({ userId: newId('usr'), conversationId: newId('cnv'), what: 'membership' });

  describe(`what changes of viewers' own in ${driver}`, () => {
    test('a change is there after every stamp from before it, once, however often it came', async () => {
      const { states, log } = open();
      const state = somewhere();
      const other = { ...state, conversationId: newId('cnv') };
      const before = await log.now();
      await states.touch(state);
      await states.touch(other);
      await Promise.all([states.touch(state), states.touch(state)]);
      for (const at of [START, before]) {
        const changed = await states.since(state.userId, at);
        expect(changed.toSorted((a) => (a.conversationId === state.conversationId ? -1 : 1))).toEqual([state, other]);
      }
    });

    test('a change that came after an entry is after its stamp', async () => {
      const { states, log } = open();
      const { taken } = await log.append([messageAt(1)]);
      const state = somewhere();
      await states.touch(state);
      expect(await states.since(state.userId, taken[0]?.at ?? '')).toEqual([state]);
      await log.markPublished(taken);
    });

    test('a user who is forgotten has no changes', async () => {
      const { states } = open();
      const [state, other] = [somewhere(), somewhere()];
      for (const one of [state, other]) await states.touch(one);
      for (const _ of [1, 2]) await states.forgetUser(state.userId);
      expect(await states.since(state.userId, START)).toEqual([]);
      expect(await states.since(other.userId, START)).toEqual([other]);
    });

    test("only the user's own changes, whatever her id looks like", async () => {
      const { states } = open();
      for (const strange of STRANGE_IDS) {
        const state: ViewerState = { userId: `${newId('usr')}${strange}`, conversationId: strange, what: 'membership' };
        await states.touch(state);
        expect(await states.since(state.userId, START)).toEqual([state]);
      }
      expect(await states.since(newId('usr'), START)).toEqual([]);
    });
  });
}
