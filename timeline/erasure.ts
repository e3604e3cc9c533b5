import { type At, type Content, type Entry, type EntryOf, erased, isMessage, type MessageEntry, type Place } from './entry.ts';
import { loadMessages, type MessageChanges } from './message.ts';
import type { TimelineStore } from './store.ts';

/** What else must forget messages, such as an index of their words. Called again when it fails, so it may be repeated; when it returns nothing of them is left. */
export type Forget = (places: readonly Place[]) => Promise<void>;

type Store = Pick<TimelineStore, 'log' | 'changes'>;

/**
 * Takes what can be read in deleted messages out of the log, and of what is kept of them. Repeating it changes nothing. `notBefore`:
 * a stamp not before their deletion. Their attachments are left to the sweep, which finds them in the log.
 */
export async function eraseDeleted(store: Store, places: readonly Place[], notBefore?: At): Promise<void> {
  const messages = await loadMessages(store, places, notBefore);
  const edits = await editsOf(store, places, notBefore);
  const readable = [...messages.map(({ entry }): Entry => entry), ...edits].filter(({ content }) => !('isErased' in content));
  await Promise.all([rewrite(store, readable, erased), ...messages.map(({ changes }) => store.changes.save(changes))]);
}

/** Takes messages whose time has come out of everything: from now on nothing shows that they were there. Repeating it changes nothing. */
export async function eraseExpired(store: Store, places: readonly Place[]): Promise<void> {
  const [entries, edits] = await Promise.all([store.log.at(places), editsOf(store, places)]);
  await Promise.all(places.map((place) => store.changes.save(nothingOf(place))));
  await rewrite(store, edits, erased);
  await rewrite(store, entries.filter(isMessage), gone); // the last: only then the log does not name it as due any more
}

/** Keeps in the log that the attachments of erased messages are removed. */
export async function forgetAttachments(store: Store, entries: readonly MessageEntry[]): Promise<void> {
  await rewrite(store, entries, (content) => (content.kind === 'message_sent' ? { ...content, attachmentIds: [] } : content));
}

async function editsOf({ log }: Store, places: readonly Place[], notBefore?: At): Promise<EntryOf<'message_edited'>[]> {
  const about = await log.about(
    places.map((place) => ({ ...place, appliedSeq: place.seq })),
    notBefore,
  );
  return about.filter((entry): entry is EntryOf<'message_edited'> => entry.content.kind === 'message_edited' && !entry.content.isErased);
}

async function rewrite({ log }: Store, entries: readonly Entry[], change: (content: Content) => Content): Promise<void> {
  const byConversation = Map.groupBy(entries, ({ conversationId }) => conversationId);
  const changed = (some: readonly Entry[]) => some.map(({ seq, content }) => ({ seq, content: change(content) }));
  await Promise.all([...byConversation].map(([conversationId, some]) => log.rewrite(conversationId, changed(some))));
}

function gone(content: Content): Content {
  return content.kind === 'message_sent' ? { ...erased(content), isGone: true } : content;
}

/** Ahead of everything that a process which is late may still want to keep of the message. */
function nothingOf({ conversationId, seq }: Place): MessageChanges {
  return { conversationId, seq, appliedSeq: Number.MAX_SAFE_INTEGER, edit: null, deletedAt: null, reactions: [], replyCount: 0 };
}
