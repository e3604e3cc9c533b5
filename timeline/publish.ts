import type { Log } from '../platform/log.ts';
import type { NodeChannels } from './channels.ts';
import { type At, aboutSeqOf, changesRoster, type Entry, isMessage, type Place, placeKey, START } from './entry.ts';
import { eraseDeleted } from './erasure.ts';
import { type Head, headOf, latestHead } from './head.ts';
import type { MarkStore } from './marks.ts';
import { membershipChanges } from './membership.ts';
import { asSent, loadMessages, type Message } from './message.ts';
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
  /** Returns when memberships and rosters are written and what was edited or deleted is known as such, so that whoever is answered now finds it so; tells the nodes in the background. */
  publish(publications: readonly Publication[]): Promise<void>;
  /** The same for entries of which only the log is known: repetitions, and what another process left undone. */
  republish(entries: readonly Entry[]): Promise<void>;
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>;
};

type Options = {
  readonly store: TimelineStore;
  readonly marks: Pick<MarkStore, 'advance'>;
  readonly channels: NodeChannels;
  readonly log: Log;
  /** Told of messages as they are when they are sent, edited and deleted; perhaps of one state again, and after a later one. */
  readonly follow?: (messages: readonly Message[]) => Promise<void>;
};

/** Makes the publisher of a process. What it can not finish stays marked in the log, for the relay. */
export function createPublisher({ store, marks, channels, log, follow }: Options): Publisher {
  const underWay = new Set<Promise<void>>();
  /** Resolves when the hints of a conversation so far are sent, or have failed. */
  const lastSent = new Map<string, Promise<void>>();

  async function publish(publications: readonly Publication[]): Promise<void> {
    await Promise.all([saveMemberships(publications), saveRosters(publications), eraseAllDeleted(publications), followChanged(publications)]);
    const told = tell(publications).catch((error: unknown) => log.warn({ err: error }, 'entries were taken but not published; the relay will'));
    underWay.add(told);
    void told.finally(() => underWay.delete(told));
  }

  async function tell(publications: readonly Publication[]): Promise<void> {
    const entries = publications.map(({ entry }) => entry);
    const saved = Promise.all([
      ...headsOf(entries).map((head) => store.heads.advance(head)),
      ...lastOfEachSender(entries).map(markOwnAsRead),
      saveChanges(entries),
    ]);
    await inOrder(new Set(entries.map(({ conversationId }) => conversationId)), saved, () => send(publications));
    await follow?.(entries.filter(isMessage).map(asSent));
    await store.log.markPublished(entries);
  }

  /** Sends the hints of a conversation one after another: if they overtake each other, every stream of every member reads the log. */
  async function inOrder(conversationIds: ReadonlySet<string>, saved: Promise<unknown>, work: () => Promise<void>): Promise<void> {
    const before = [...conversationIds].map((id) => lastSent.get(id));
    const sent = Promise.all([saved, ...before]).then(work);
    const settled = sent.catch(() => undefined);
    for (const id of conversationIds) lastSent.set(id, settled);
    try {
      await sent;
    } finally {
      for (const id of conversationIds) if (lastSent.get(id) === settled) lastSent.delete(id);
    }
  }

  async function send(publications: readonly Publication[]): Promise<void> {
    let told: { readonly roster: Roster; readonly nodes: readonly string[] } | null = null;
    for (const { entry, prevAt, roster } of publications) {
      if (!roster) continue;
      const recipients = recipientsOf(entry, roster);
      // Messages of one go have the same recipients.
      const nodes: readonly string[] = told?.roster === roster && isMessage(entry) ? told.nodes : await channels.nodesOf(recipients);
      told = { roster, nodes };
      const message = writeNodeMessage({ kind: 'hint', entry, prevAt, recipients });
      await Promise.all(nodes.map((node) => channels.send(node, message)));
    }
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

  async function eraseAllDeleted(publications: readonly Publication[]): Promise<void> {
    const deleted = publications.flatMap(({ entry: { content, conversationId, at } }) =>
      content.kind === 'message_deleted' ? [{ place: { conversationId, seq: content.messageSeq }, at }] : [],
    );
    await Promise.all(deleted.map(({ place, at }) => eraseDeleted(store, [place], at)));
  }

  /** Whoever is answered that a text was changed or deleted does not find the old one any more. */
  async function followChanged(publications: readonly Publication[]): Promise<void> {
    const changed = publications.flatMap(({ entry: { content, conversationId, at } }) =>
      content.kind === 'message_edited' || content.kind === 'message_deleted' ? [{ conversationId, seq: content.messageSeq, at }] : [],
    );
    if (follow && changed.length > 0) await follow(await loadMessages(store, changed, changed.at(-1)?.at));
  }

  /** Keeps what became of the messages that these entries are about, so that whoever reads them needs few of these entries. */
  async function saveChanges(entries: readonly Entry[]): Promise<void> {
    const targets = new Map(
      entries.flatMap((entry): [string, Place & { at: At }][] => {
        const seq = aboutSeqOf(entry.content);
        return seq === null ? [] : [[placeKey({ ...entry, seq }), { conversationId: entry.conversationId, seq, at: entry.at }]];
      }),
    );
    if (targets.size === 0) return;
    const places = [...targets.values()];
    const messages = await loadMessages(store, places, places.at(-1)?.at);
    await Promise.all(messages.map(({ changes }) => store.changes.save(changes)));
  }

  /** Whoever writes has received and read what was there. Nobody is told of the mark: the message says it. */
  async function markOwnAsRead({ actorId: userId, conversationId, seq, messageCount, createdAt: at }: Entry): Promise<void> {
    await Promise.all([
      store.memberships.markRead({ userId, conversationId, readSeq: seq, readCount: messageCount, mayBeLost: true }),
      marks.advance({ userId, conversationId, deliveredSeq: seq, readSeq: seq, at, mayBeLost: true }),
    ]);
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

/** The heads that entries make, one for each of their logs. */
function headsOf(entries: readonly Entry[]): Head[] {
  const heads = new Map<string, Head>();
  for (const head of entries.map(headOf)) {
    const known = heads.get(head.conversationId);
    heads.set(head.conversationId, known ? latestHead(known, head) : head);
  }
  return [...heads.values()];
}
