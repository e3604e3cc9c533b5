import type { Clock } from '../../platform/clock.ts';
import type { UserError } from '../../platform/errors.ts';
import { NOT_A_MEMBER } from '../../timeline/access.ts';
import type { DraftStore } from '../../timeline/drafts.ts';
import type { ViewerStates } from '../../timeline/viewer-state.ts';
import { faultsOfBody } from './body.ts';
import type { Sender } from './messages.ts';

/** Keeps a member's draft of a conversation in place of the one before, for all her devices; an empty text takes it away. */
export type SaveDraft = (author: Pick<Sender, 'userId' | 'access'>, conversationId: string, body: string) => Promise<readonly UserError[]>;

type Options = { readonly drafts: DraftStore; readonly viewerStates: Pick<ViewerStates, 'changed'>; readonly clock: Clock };

/** Makes the keeping of drafts. Of two devices the last one wins, by the clock of the server. */
export function createSaveDraft({ drafts, viewerStates, clock }: Options): SaveDraft {
  return async ({ userId, access }, conversationId, text) => {
    if (!(await access.membership(conversationId))) return [await access.explain(NOT_A_MEMBER, conversationId)];
    const body = text.toWellFormed();
    const faults = faultsOfBody(body);
    if (faults.length > 0) return faults;
    await drafts.save({ userId, conversationId, body, updatedAt: clock.now() });
    await viewerStates.changed({ userId, conversationId, what: 'draft' });
    return [];
  };
}
