import { startPersonalDataWork } from '../personal-data/work.ts';
import { systemTimers as timers } from '../platform/clock.ts';
import type { Passes } from '../platform/passes.ts';
import { createIndexing } from '../search/indexing.ts';
import { createOwned } from '../subgraphs/media/owned.ts';
import { createClosing } from '../subgraphs/user/closing.ts';
import { createKeepers } from './keepers.ts';
import type { Given } from './parts.ts';

/** Starts making archives and erasing users. */
export function startPersonalData({ documents, events: { topics }, files, append, clock, log }: Given): Passes {
  if (!files) throw new Error('the worker needs a place for files');
  const { accounts: store, attachments, relations, search, tasks, timeline } = documents;
  const owned = createOwned({ attachments, blobs: files.blobs, clock });
  const close = createClosing({ store, relations, topics, clock, log });
  const keepers = createKeepers({ documents, blobs: files.blobs, owned, indexing: createIndexing(search), close, append, clock });
  return startPersonalDataWork({
    tasks,
    memberships: timeline.memberships,
    keepers: [...Object.values(keepers), { records: {}, forget: documents.scrub }],
    archives: {
      keep(userId, attachmentId, archive) {
        const fileName = `palaver-${new Date(clock.now()).toISOString().slice(0, 10)}.tar.gz`;
        return owned.keepMade(userId, attachmentId, { ...archive, fileName, contentType: 'application/gzip' });
      },
      remove: (attachmentId) => owned.eraseMade(attachmentId),
    },
    clock,
    timers,
    log,
  });
}
