import { type At, type Entry, erased, type Place } from './entry.ts';
import { loadMessages } from './message.ts';
import type { TimelineStore } from './store.ts';

/**
 * Takes what can be read in deleted messages out of the log and of what is kept of them. Repeating it changes nothing. `notBefore`:
 * a stamp not before their deletion. Gives the entries as they were, those alone in which there was something.
 */
export async function eraseMessages(store: Pick<TimelineStore, 'log' | 'changes'>, places: readonly Place[], notBefore?: At): Promise<Entry[]> {
  const messages = await loadMessages(store, places, notBefore);
  const about = await store.log.about(
    places.map((place) => ({ ...place, appliedSeq: place.seq })),
    notBefore,
  );
  const readable = [...messages.map(({ entry }): Entry => entry), ...about.filter(({ content }) => content.kind === 'message_edited')].filter(
    ({ content }) => !('isErased' in content),
  );
  const byConversation = Map.groupBy(readable, ({ conversationId }) => conversationId);
  await Promise.all([
    ...[...byConversation].map(([conversationId, entries]) =>
      store.log.rewrite(
        conversationId,
        entries.map(({ seq, content }) => ({ seq, content: erased(content) })),
      ),
    ),
    ...messages.map(({ changes }) => store.changes.save(changes)),
  ]);
  return readable;
}
