import type { Gate } from '../deployment.ts';

/** Somebody with an account. */
export type Account = { readonly handle: string; readonly userId: string };

/** What a client process is to do, read from the file that it is given. */
export type Orders = {
  readonly name: string;
  readonly seed: number;
  readonly folder: string;
  readonly gates: readonly Gate[];
  /** Whose devices and programs this process has. The first of them makes groups and changes who is in them. */
  readonly people: readonly Account[];
  /** Everybody, of all processes. */
  readonly everybody: readonly Account[];
};

/** What the checker says to a client process. `finish`: begin nothing new, bring to an end what is under way. `stop`: end. */
export type Command = 'begin' | 'finish' | 'stop';

/** What a client process says. `ready`: every device has its first cursor. `finished`: the outcome of every operation is known, as far as it ever will be. */
export type Report = 'ready' | 'finished';

/** The password of everybody. */
export const PASSWORD = 'correct horse battery';
