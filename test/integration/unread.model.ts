/** What a plain model knows of somebody in a conversation. */
type Person = {
  isMember: boolean;
  joinedSeq: number;
  readSeq: number;
  isMarkedUnread: boolean;
  mutedUntil: number;
  deliveredMark: number;
  readMark: number;
  movedAt: number;
  /** When she had received and read up to each seq. */
  readonly deliveredAt: Map<number, number>;
  readonly readAt: Map<number, number>;
};

type Message = { readonly senderId: string; readonly sentAt: number };

/** A conversation in the plainest words: who is in it, what was written, and how far everybody is. */
export type Model = ReturnType<typeof createModel>;

/** Makes the model of a conversation that was just created with these members, the first of whom owns it. */
export function createModel(userIds: readonly string[]) {
  let head = 1;
  const messages = new Map<number, Message>();
  const people = new Map(userIds.map((userId) => [userId, newPerson()]));
  const of = (userId: string): Person => people.get(userId) as Person; // one of the users

  function move(userId: string, { delivered, read }: { readonly delivered: number; readonly read: number }, now: number): void {
    const person = of(userId);
    if (delivered <= person.deliveredMark && read <= person.readMark) return;
    person.movedAt = Math.max(person.movedAt, now);
    for (let seq = person.deliveredMark + 1; seq <= delivered; seq += 1) person.deliveredAt.set(seq, person.movedAt);
    for (let seq = person.readMark + 1; seq <= read; seq += 1) person.readAt.set(seq, person.movedAt);
    person.deliveredMark = Math.max(person.deliveredMark, delivered);
    person.readMark = Math.max(person.readMark, read);
  }

  return {
    of,
    messages: () => [...messages],
    end: () => head,
    /** Those whom a message is for. */
    addressees: (seq: number) => userIds.filter((id) => id !== messages.get(seq)?.senderId && of(id).isMember && of(id).joinedSeq <= seq),
    unread: (userId: string): number => [...messages.keys()].filter((seq) => seq > of(userId).readSeq).length,
    send(userId: string, now: number): void {
      if (!of(userId).isMember) return;
      messages.set(++head, { senderId: userId, sentAt: now });
      Object.assign(of(userId), { readSeq: head, isMarkedUnread: false });
      move(userId, { delivered: head, read: head }, now);
    },
    /** Something that is no message and no marker: it takes a place. */
    event(): void {
      head += 1;
    },
    read(userId: string, seq: number, now: number): void {
      const person = of(userId);
      if (!person.isMember || seq < 1 || seq > head) return;
      Object.assign(person, { readSeq: Math.max(person.readSeq, seq), isMarkedUnread: false });
      move(userId, { delivered: seq, read: seq }, now);
    },
    deliver(userId: string, seq: number, now: number): void {
      if (of(userId).isMember && seq >= 1 && seq <= head) move(userId, { delivered: seq, read: 0 }, now);
    },
    markUnread(userId: string): void {
      if (of(userId).isMember) of(userId).isMarkedUnread = true;
    },
    mute(userId: string, until: number | null): void {
      if (of(userId).isMember) of(userId).mutedUntil = until ?? 0;
    },
    leave(userId: string): void {
      if (!of(userId).isMember || userId === userIds[0]) return;
      head += 1;
      of(userId).isMember = false;
    },
    join(userId: string): void {
      const person = of(userId);
      if (person.isMember) return;
      head += 1;
      Object.assign(person, { isMember: true, joinedSeq: head, readSeq: head });
    },
  };
}

function newPerson(): Person {
  return {
    ...{ isMember: true, joinedSeq: 1, readSeq: 1, isMarkedUnread: false, mutedUntil: 0 },
    ...{ deliveredMark: 0, readMark: 0, movedAt: 0, deliveredAt: new Map(), readAt: new Map() },
  };
}
