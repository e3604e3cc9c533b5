import type { Log } from '../platform/log.ts';
import type { NodeChannels } from './channels.ts';
import { type At, aboutSeqOf, changesRoster, type Entry, isMessage, type Place, START } from './entry.ts';
import { eraseMessages } from './erasure.ts';
import { headOf } from './head.ts';
import { membershipChanges } from './membership.ts';
import { loadMessages } from './message.ts';
import { writeNodeMessage } from './node-message.ts';
import { type Roster, recipientsOf } from './roster.ts';
import { rosterAsOf } from './state.ts';
import type { TimelineStore } from './store.ts';

/** An entry that is in the log, with what is needed to tell of it. */
export type Publication = {
  readonly entry: Entry;
  /** When the entry before it was taken. */
  readonly prevAt: At;
  /** The roster right after it. */
  readonly roster: Roster | null;
};

/** Tells of entries that are in the log. Everything in it may be repeated. */
export type Publisher = {
  /** Returns when memberships and rosters are written and what was deleted is gone, so that whoever is answered now finds it so; tells the nodes in the background. */
  publish(publications: readonly Publication[]): Promise<void>;
  /** The same for entries of which only the log is known: repetitions, and what another process left undone. */
  republish(entries: readonly Entry[]): Promise<void>;
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>;
};

type Options = { readonly store: TimelineStore; readonly channels: NodeChannels; readonly log: Log };

/** Makes the publisher of a process. What it can not finish stays marked in the log, for the relay. */
export function createPublisher({ store, channels, log }: Options): Publisher {
  const underWay = new Set<Promise<void>>();

  async function publish(publications: readonly Publication[]): Promise<void> {
    await Promise.all([saveMemberships(publications), saveRosters(publications), eraseDeleted(publications)]);
    const told = tell(publications).catch((error: unknown) => log.warn({ err: error }, 'entries were taken but not published; the relay will'));
    underWay.add(told);
    void told.finally(() => underWay.delete(told));
  }

  /** Memberships come before any hint: a user who connects in between must find hers. */
  async function saveMemberships(publications: readonly Publication[]): Promise<void> {
    const changes = publications.flatMap(({ entry }) => membershipChanges(entry));
    if (changes.length > 0) await store.memberships.apply(changes);
  }

  async function saveRosters(publications: readonly Publication[]): Promise<void> {
    const changed = publications.filter(({ entry }) => changesRoster(entry.content));
    const lastOfEach = new Map(changed.map(({ entry, roster }) => [entry.conversationId, roster]));
    await Promise.all([...lastOfEach.values()].map((roster) => roster && store.rosters.save(roster)));
  }

  async function eraseDeleted(publications: readonly Publication[]): Promise<void> {
    const deleted = publications.flatMap(({ entry: { content, conversationId, at } }) =>
      content.kind === 'message_deleted' ? [{ place: { conversationId, seq: content.messageSeq }, at }] : [],
    );
    await Promise.all(deleted.map(({ place, at }) => eraseMessages(store, [place], at)));
  }

  /** Keeps what became of the messages that these entries are about, so that whoever reads them needs few of these entries. */
  async function saveChanges(entries: readonly Entry[]): Promise<void> {
    const targets = new Map(
      entries.flatMap((entry): [string, Place & { at: At }][] => {
        const seq = aboutSeqOf(entry.content);
        return seq === null ? [] : [[`${entry.conversationId} ${seq}`, { conversationId: entry.conversationId, seq, at: entry.at }]];
      }),
    );
    if (targets.size === 0) return;
    const places = [...targets.values()];
    const messages = await loadMessages(store, places, places.at(-1)?.at);
    await Promise.all(messages.map(({ changes }) => store.changes.save(changes)));
  }

  async function tell(publications: readonly Publication[]): Promise<void> {
    const entries = publications.map(({ entry }) => entry);
    const heads = entries.map((entry) => store.heads.advance(headOf(entry)));
    await Promise.all([...heads, ...lastOfEachSender(entries).map(markOwnAsRead), saveChanges(entries)]);
    for (const { entry, prevAt, roster } of publications) {
      if (!roster) continue;
      const recipients = recipientsOf(entry, roster);
      const message = writeNodeMessage({ kind: 'hint', entry, prevAt, recipients });
      const nodes = await channels.nodesOf(recipients);
      await Promise.all(nodes.map((node) => channels.send(node, message)));
    }
    await store.log.markPublished(entries);
  }

  /** Whoever writes has read what was there. */
  function markOwnAsRead({ actorId, conversationId, seq, messageCount }: Entry): Promise<void> {
    return store.memberships.markRead({ userId: actorId, conversationId, readSeq: seq, readCount: messageCount, mayBeLost: true });
  }

  async function republish(entries: readonly Entry[]): Promise<void> {
    const publications = entries.map(async (entry): Promise<Publication> => {
      const { conversationId, seq, at } = entry;
      const [roster, [before]] = await Promise.all([rosterAsOf(store, entry), store.log.at([{ conversationId, seq: seq - 1 }], at)]);
      return { entry, prevAt: before?.at ?? START, roster };
    });
    await publish(await Promise.all(publications));
  }

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay);
  }

  return { publish, republish, idle };
}

function lastOfEachSender(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.filter(isMessage).map((entry) => [entry.actorId, entry])).values()];
}
