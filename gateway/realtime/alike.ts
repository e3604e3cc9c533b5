import type { Entry } from '../../timeline/entry.ts';
import { takesOut } from '../../timeline/membership.ts';
import { memberOf, type Roster } from '../../timeline/roster.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { Sharing } from './sharing.ts';

/** Tells whether a user sees the same of an event as most do, with a selection that can be shared so far. */
export type IsAlike = (entry: Entry, userId: string, sharing: Exclude<Sharing, 'none'>) => boolean | Promise<boolean>;

/**
 * A new message that points to nothing is the same for all. What points to an earlier message is the same for all who were
 * members already when that was written: the roster says so, read once for all of them. For whoever is not sure to be among
 * these the answer is no, and for whom the entry removes, who may read nothing any more.
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

  return (entry, userId, sharing) => {
    const { content } = entry;
    if (takesOut(entry, userId)) return false;
    // As it is now, it may have what depends on the viewer.
    if ('messageSeq' in content) return sharing === 'all' && wasThere(entry, userId, content.messageSeq);
    if (content.kind !== 'message_sent' || sharing === 'all') return true;
    if (content.forwardedFrom) return false;
    const { replyToSeq, threadRootSeq } = content;
    if (replyToSeq === undefined && threadRootSeq === undefined) return true;
    return wasThere(entry, userId, Math.min(replyToSeq ?? entry.seq, threadRootSeq ?? entry.seq));
  };
}
