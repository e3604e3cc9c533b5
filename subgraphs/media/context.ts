import DataLoader from 'dataloader';
import { isId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/viewer.ts';
import type { Downloads } from './downloads.ts';
import type { AttachmentRecord, AttachmentStore } from './store.ts';
import type { Uploads } from './uploads.ts';
import type { Uses } from './uses.ts';

/** What the resolvers of one operation get. */
export type Context = {
  readonly caller: Caller;
  readonly uploads: Uploads;
  readonly downloads: Downloads;
  readonly uses: Uses;
  /** Attachments by id, whoever owns them; null for what does not exist or is no id. */
  readonly attachments: DataLoader<string, AttachmentRecord | null>;
};

type ContextOptions = Omit<Context, 'attachments'> & { readonly store: AttachmentStore };

/** Makes the context of one operation, with a fresh loader. */
export function createContext({ store, ...given }: ContextOptions): Context {
  return { ...given, attachments: new DataLoader((ids) => findInOrder(store, ids)) };
}

async function findInOrder(store: AttachmentStore, ids: readonly string[]): Promise<(AttachmentRecord | null)[]> {
  const valid = ids.filter((id) => isId('att', id));
  const found = new Map(valid.length > 0 ? (await store.find(valid)).map((attachment) => [attachment.id, attachment]) : []);
  return ids.map((id) => found.get(id) ?? null);
}
