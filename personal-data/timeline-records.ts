import { type Content, type Entry, isExpired, isMessage } from '../timeline/entry.ts';
import { isCurrent } from '../timeline/membership.ts';
import { bodyOf, loadChanges, type Message } from '../timeline/message.ts';
import { messageIdOf } from '../timeline/message-id.ts';
import { loadState } from '../timeline/state.ts';
import type { TimelineStore } from '../timeline/store.ts';
import { entriesBy } from './entries.ts';
import type { Report, Subject } from './keeper.ts';

/** Her conversations; of those that she is in, also what they are and who else is. */
export async function* conversationRecords(store: TimelineStore, { memberships }: Subject): AsyncGenerator<object> {
  for (const membership of memberships) {
    const { conversationId: id, spans, readSeq, mutedUntil } = membership;
    const { roster } = isCurrent(membership) ? await loadState(store, id) : { roster: null };
    const { kind, title, members } = roster ?? {};
    yield { id, spans, readSeq, mutedUntil: dated(mutedUntil), kind, title, members: members?.map(({ userId, role }) => ({ userId, role })) };
  }
}

/** What she wrote, also where she is no longer a member, with earlier texts and the reactions of all. Reports after each conversation. */
export async function* messageRecords(store: TimelineStore, { userId, memberships, now }: Subject, report: Report): AsyncGenerator<object> {
  for (const { conversationId } of memberships) {
    for await (const page of entriesBy(store, conversationId, userId)) {
      const there = page.filter(isMessage).filter(({ content }) => !content.isGone && !isExpired(content, now));
      const messages = await loadChanges(store, there);
      const edits = await editsOf(store, messages);
      yield* messages.map((message) => messageRecord(message, edits.get(message.entry.seq) ?? []));
    }
    await report();
  }
}

/** What else she did in conversations: reactions, pins, members, groups. */
export async function* activityRecords(store: TimelineStore, { userId, memberships, now }: Subject): AsyncGenerator<object> {
  for (const { conversationId } of memberships) {
    for await (const page of entriesBy(store, conversationId, userId)) {
      const others = page.filter(({ content }) => !isText(content) && !isExpired(content, now));
      yield* others.map(({ seq, createdAt, content }) => ({ conversationId, seq, at: dated(createdAt), ...content }));
    }
  }
}

function isText({ kind }: Content): boolean {
  return kind === 'message_sent' || kind === 'message_edited';
}

async function editsOf({ log }: Pick<TimelineStore, 'log'>, messages: readonly Message[]): Promise<Map<number, Entry[]>> {
  const edited = messages.filter(({ changes }) => changes.edit !== null);
  const about = await log.about(edited.map(({ entry: { conversationId, seq } }) => ({ conversationId, seq, appliedSeq: seq })));
  return Map.groupBy(about, ({ content }) => ('messageSeq' in content ? content.messageSeq : 0));
}

function messageRecord(message: Message, edits: readonly Entry[]): object {
  const { entry, changes } = message;
  const { conversationId, seq, createdAt } = entry;
  const { kind: _, body: first, isErased: __, expiresAt, ...rest } = entry.content;
  const texts = edits.flatMap(({ content }) => (content.kind === 'message_edited' ? [content.body] : []));
  return {
    ...{ id: messageIdOf(entry), conversationId, seq, createdAt: dated(createdAt), body: bodyOf(message), ...rest },
    ...(texts.length > 0 ? { earlierTexts: [first, ...texts].slice(0, -1), editedAt: dated(changes.edit?.at) } : {}),
    ...(expiresAt === undefined ? {} : { expiresAt: dated(expiresAt) }),
    ...(changes.deletedAt === null ? {} : { deletedAt: dated(changes.deletedAt) }),
    ...(changes.reactions.length > 0 ? { reactions: changes.reactions } : {}),
  };
}

/** A time as people and programs read it: ISO 8601, UTC. */
export function dated(milliseconds: number | null | undefined): string | null {
  return milliseconds === null || milliseconds === undefined ? null : new Date(milliseconds).toISOString();
}
