import type { Readable } from 'node:stream';
import type { Membership } from '../timeline/membership.ts';

/** Whose data it is about. */
export type Subject = {
  readonly userId: string;
  /** All of hers, with those that ended, in the order of the conversations' ids. */
  readonly memberships: readonly Membership[];
  /** When it is done, milliseconds since 1970. */
  readonly now: number;
};

/** Somebody who has deleted her account. */
export type Leaver = Subject & {
  /** Whether her messages are deleted too. */
  readonly removesMessages: boolean;
  /** Whether nothing of her can come after this pass: her last access token has run out. */
  readonly isLastPass: boolean;
};

/** Told of parts that are done, one unless said otherwise, and every few seconds. Throws when the work is to be left to somebody else. */
export type Report = (parts?: number) => Promise<void>;

/** A file of hers: `name` is what it is called in the archive. `open` gives null if it is gone. */
export type OwnFile = { readonly name: string; readonly size: number; open(): Promise<Readable | null> };

/** What a store keeps of users, and how it is taken out of it. Both go on from where they are broken off by being repeated from the start. */
export type Keeper = {
  /** What is exported, by kind; each kind is a file of JSON lines. */
  readonly records: Readonly<Record<string, (subject: Subject, report: Report) => AsyncIterable<object>>>;
  readonly files?: (subject: Subject) => AsyncIterable<OwnFile>;
  /** Takes everything out that must not stay. May be repeated. */
  readonly forget: (leaver: Leaver, report: Report) => Promise<void>;
};
