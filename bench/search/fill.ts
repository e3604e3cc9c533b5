import { newId } from '../../platform/ids.ts';
import type { Documents } from '../../roles/documents.ts';
import { createIndexing } from '../../search/indexing.ts';
import type { MessageEntry } from '../../timeline/entry.ts';
import { asSent } from '../../timeline/message.ts';
import type { Texts } from './texts.ts';

/** Conversations that are filled in turns, so that each grows all the time, as in life. */
export type Filling = { readonly conversationIds: readonly string[]; fillTo(messages: number): Promise<void> };

const SENDERS = 20;
const ROUND = 20_000;
const START = Date.parse('2024-01-01T00:00:00Z');

/** The sender of the n-th message of a conversation. */
export function senderOf(n: number): string {
  return `usr_sender${n % SENDERS}`;
}

/** Fills the log and the index directly: no one is told of these messages. One message a minute over all conversations. */
export function createFilling({ timeline, search }: Documents, texts: Texts, conversations: number): Filling {
  const conversationIds = Array.from({ length: conversations }, () => newId('cnv'));
  const indexing = createIndexing(search);
  let filled = 0;

  async function fillRound(count: number): Promise<void> {
    const rounds = conversationIds.map((conversationId, i) => {
      const first = Math.floor(filled / conversations);
      const each = Math.floor(count / conversations);
      return Array.from({ length: each }, (_, j) =>
        messageAt(conversationId, first + j + 1, START + ((first + j) * conversations + i) * 60_000, texts.next()),
      );
    });
    for (const entries of rounds) {
      await timeline.log.append(entries);
      await indexing.follow(entries.map(asSent));
      await timeline.log.markPublished(entries);
    }
    filled += count;
  }

  return {
    conversationIds,
    async fillTo(messages) {
      while (filled < messages) await fillRound(Math.min(ROUND, messages - filled));
    },
  };
}

function messageAt(conversationId: string, seq: number, createdAt: number, body: string): MessageEntry {
  const content = { kind: 'message_sent', body, attachmentIds: [] } as const;
  const by = { id: newId('msg'), actorId: senderOf(seq), clientMessageId: `bench-${seq}` };
  return { ...by, conversationId, seq, createdAt, messageCount: seq, rosterSeq: 0, at: '', content };
}
