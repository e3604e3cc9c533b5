import type { Entry } from '../../timeline/entry.ts';
import { memberOf, type Roster } from '../../timeline/roster.ts';
import type { TimelineStore } from '../../timeline/store.ts';

/** Tells whether a user may see everything that an event points to beside itself, so that she sees of it what most do. */
export type IsAlike = (entry: Entry, userId: string) => boolean | Promise<boolean>;

/**
 * A new message that points to nothing is the same for all. One that quotes, or is written in a thread, is the same for all who
 * were members already when that was written: the roster says so, read once for all of them. For whoever is not sure to be
 * among these, and for what happened to an earlier message, the answer is no.
 */
export function createIsAlike({ rosters }: Pick<TimelineStore, 'rosters'>): IsAlike {
  const read = new WeakMap<Entry, Promise<Roster | undefined>>();

  async function wasThere(entry: Entry, userId: string, seq: number): Promise<boolean> {
    const roster = read.get(entry) ?? rosters.load([entry.conversationId]).then(([loaded]) => loaded);
    read.set(entry, roster);
    const loaded = await roster;
    const member = loaded && memberOf(loaded, userId);
    return member !== undefined && member.joinedSeq <= seq;
  }

  return (entry, userId) => {
    const { content } = entry;
    if ('messageSeq' in content) return false;
    if (content.kind !== 'message_sent') return true;
    if (content.forwardedFrom) return false;
    const { replyToSeq, threadRootSeq } = content;
    if (replyToSeq === undefined && threadRootSeq === undefined) return true;
    return wasThere(entry, userId, Math.min(replyToSeq ?? entry.seq, threadRootSeq ?? entry.seq));
  };
}
