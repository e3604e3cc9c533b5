import { type Content, type Entry, isMessage } from '../timeline/entry.ts';
import { loadChanges } from '../timeline/message.ts';
import type { TimelineStore } from '../timeline/store.ts';
import type { Report, Subject } from './keeper.ts';

const PAGE = 64;

/** Everything that a user did in a conversation, in pages of at most 64 and in no order that means anything. */
export async function* entriesBy({ log }: Pick<TimelineStore, 'log'>, conversationId: string, userId: string): AsyncGenerator<readonly Entry[]> {
  for (let after = ''; ; ) {
    const page = await log.byActor(conversationId, userId, after, PAGE);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.clientMessageId;
  }
}

/** The attachments that a user has put into conversations: into messages that were not deleted, and as pictures of groups. */
export async function attachmentsOfMessages(store: TimelineStore, { userId, memberships }: Subject, report: Report): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const { conversationId } of memberships) {
    for await (const page of entriesBy(store, conversationId, userId)) {
      const messages = await loadChanges(store, page.filter(isMessage));
      const sent = messages.filter(({ changes }) => changes.deletedAt === null).flatMap(({ entry }) => entry.content.attachmentIds);
      for (const id of [...sent, ...page.flatMap(({ content }) => pictureIn(content))]) ids.add(id);
      await report(0);
    }
  }
  return ids;
}

function pictureIn(content: Content): string[] {
  return 'avatarAttachmentId' in content && content.avatarAttachmentId ? [content.avatarAttachmentId] : [];
}
