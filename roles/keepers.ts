import { attachmentsOfMessages } from '../personal-data/entries.ts';
import type { Keeper, Subject } from '../personal-data/keeper.ts';
import { eraseFromTimeline } from '../personal-data/timeline-erasure.ts';
import { activityRecords, conversationRecords, dated, messageRecords } from '../personal-data/timeline-records.ts';
import type { PictureUse } from '../platform/avatar.ts';
import type { Clock } from '../platform/clock.ts';
import type { RelationKind } from '../relations/store.ts';
import type { Indexing } from '../search/indexing.ts';
import type { Blobs } from '../subgraphs/media/blobs.ts';
import type { Owned } from '../subgraphs/media/owned.ts';
import type { AttachmentRecord } from '../subgraphs/media/store.ts';
import { usesOfDraft } from '../subgraphs/message/attachments.ts';
import type { ScheduledMessage } from '../subgraphs/message/scheduled-store.ts';
import type { Close } from '../subgraphs/user/closing.ts';
import type { Append } from '../timeline/append.ts';
import type { Documents } from './documents.ts';

/** The stores: each has something of users, or says that it has nothing. */
export type StoreName = Exclude<keyof Documents, 'description' | 'scrub' | 'check' | 'close'>;

type Dependencies = {
  readonly documents: Documents;
  readonly blobs: Pick<Blobs, 'read'>;
  readonly owned: Owned;
  readonly indexing: Indexing;
  readonly close: Close;
  readonly append: Append;
  readonly clock: Clock;
};

const PICTURE_OF_HER: PictureUse = 'picture of a person';

/** For each store what it has of users, and how it forgets them: no store can be left out. In the order in which they forget. */
export function createKeepers({ documents, blobs, owned, indexing, close, append, clock }: Dependencies): Record<StoreName, Keeper> {
  const { accounts, relations, settings, drafts, scheduled, attachments, lastSeen, timeline, marks, viewerStates, tasks } = documents;

  async function archivesOf(userId: string): Promise<ReadonlySet<string>> {
    return new Set((await tasks.ofUser(userId)).flatMap(({ attachmentId }) => attachmentId ?? []));
  }

  /** What she uploaded, without the archives that were made of it. */
  async function* uploadsOf({ userId }: Subject): AsyncGenerator<AttachmentRecord> {
    const archives = await archivesOf(userId);
    for await (const attachment of owned.all(userId)) if (!archives.has(attachment.id)) yield attachment;
  }

  return {
    accounts: {
      records: {
        async *profile({ userId }) {
          for (const { createdAt, ...user } of await accounts.usersById([userId])) yield { ...user, createdAt: dated(createdAt) };
        },
        async *devices({ userId }) {
          for (const { id, name, createdAt, lastActiveAt, endedAt } of await accounts.devices(userId)) {
            yield { id, name, createdAt: dated(createdAt), lastActiveAt: dated(lastActiveAt), endedAt: dated(endedAt) };
          }
        },
      },
      forget: async ({ userId }) => void (await close(userId)),
    },
    relations: {
      records: { contacts: ({ userId }) => related(documents, userId, 'contact'), blocks: ({ userId }) => related(documents, userId, 'block') },
      forget: ({ userId }) => relations.forgetUser(userId),
    },
    settings: {
      records: {
        async *settings({ userId }) {
          yield* await settings.of([userId]);
        },
      },
      forget: ({ userId }) => settings.forgetUser(userId),
    },
    tasks: {
      records: {},
      async forget({ userId }) {
        for (const id of await archivesOf(userId)) await owned.eraseMade(id);
        await tasks.forgetExports(userId);
      },
    },
    marks: {
      records: {
        async *markers({ userId, memberships }) {
          for (const { conversationId } of memberships) {
            yield* (await marks.of([conversationId])).filter((mark) => mark.userId === userId);
          }
        },
      },
      async forget({ userId, memberships }, report) {
        for (const { conversationId } of memberships) {
          await marks.forgetUser(conversationId, userId);
          await report(0);
        }
      },
    },
    drafts: {
      records: {
        async *drafts({ userId, memberships }) {
          for (const { conversationId } of memberships) {
            for (const { body, updatedAt } of await drafts.load(userId, [conversationId]))
              yield { conversationId, body, updatedAt: dated(updatedAt) };
          }
        },
      },
      forget: ({ userId }) => drafts.forgetUser(userId),
    },
    scheduled: {
      records: {
        async *scheduled({ userId }) {
          for await (const { id, draft, createdAt, sendAt, state } of scheduledOf(documents, userId)) {
            yield { id, ...draft, createdAt: dated(createdAt), sendAt: dated(sendAt), state };
          }
        },
      },
      async forget({ userId }) {
        // Those that are being sent use what their messages use.
        for await (const { draft, state } of scheduledOf(documents, userId)) {
          for (const use of draft && state !== 'sending' ? usesOfDraft(userId, draft) : []) await attachments.unuse(use.attachmentId, use.usedBy);
        }
        await scheduled.forgetUser(userId);
      },
    },
    viewerStates: { records: {}, forget: ({ userId }) => viewerStates.forgetUser(userId) },
    search: {
      records: {},
      async forget({ userId, memberships, removesMessages }, report) {
        for (const { conversationId } of removesMessages ? memberships : []) {
          await indexing.removeBySender(userId, [conversationId]);
          await report(0);
        }
      },
    },
    attachments: {
      records: {
        async *attachments(subject) {
          for await (const { id, fileName, contentType, size, createdAt } of uploadsOf(subject)) {
            yield { id, fileName, contentType, size, createdAt: dated(createdAt) };
          }
        },
      },
      async *files(subject) {
        for await (const { id, size, blobKey } of uploadsOf(subject)) {
          if (blobKey !== null) yield { name: `files/${id}`, size, open: () => blobs.read(blobKey) };
        }
      },
      async forget(leaver, report) {
        const stay = leaver.removesMessages ? NONE : await attachmentsOfMessages(timeline, leaver, report);
        for await (const attachment of owned.all(leaver.userId)) {
          if (leaver.removesMessages) await owned.erase(attachment);
          else if (!stay.has(attachment.id)) {
            await attachments.unuse(attachment.id, PICTURE_OF_HER);
            await owned.eraseUnused(attachment); // others may have forwarded it
          }
          await report(0);
        }
      },
    },
    lastSeen: {
      records: {
        async *presence({ userId }) {
          for (const at of await lastSeen.of([userId])) yield { lastSeenAt: dated(at) };
        },
      },
      forget: ({ userId }) => lastSeen.forgetUser(userId),
    },
    timeline: {
      records: {
        conversations: (subject) => conversationRecords(timeline, subject),
        messages: (subject, report) => messageRecords(timeline, subject, report),
        activity: (subject) => activityRecords(timeline, subject),
      },
      forget: (leaver, report) => eraseFromTimeline({ store: timeline, append, clock }, leaver, report),
    },
  };
}

const PAGE = 100;
const NONE: ReadonlySet<string> = new Set();

async function* scheduledOf({ scheduled }: Documents, userId: string): AsyncGenerator<ScheduledMessage> {
  for (let page = await scheduled.list(userId, null, null, PAGE); page.length > 0; ) {
    yield* page;
    page = await scheduled.list(userId, null, page.at(-1) ?? null, PAGE);
  }
}

async function* related({ relations }: Documents, ownerId: string, kind: RelationKind): AsyncGenerator<object> {
  for (let page = await relations.list(ownerId, kind, null, PAGE); page.length > 0; ) {
    for (const { userId, since } of page) yield { userId, since: dated(since) };
    page = await relations.list(ownerId, kind, page.at(-1) ?? null, PAGE);
  }
}
