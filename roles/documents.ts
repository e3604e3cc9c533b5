import type { TaskStore } from '../personal-data/tasks.ts';
import type { Config } from '../platform/config.ts';
import { ConfigError } from '../platform/config.ts';
import type { RelationStore, SettingsStore } from '../relations/store.ts';
import type { SearchStore } from '../search/store.ts';
import type { AttachmentStore } from '../subgraphs/media/store.ts';
import type { ScheduledStore } from '../subgraphs/message/scheduled-store.ts';
import type { LastSeen } from '../subgraphs/presence/last-seen.ts';
import type { AccountStore } from '../subgraphs/user/store.ts';
import type { DraftStore } from '../timeline/drafts.ts';
import type { MarkStore } from '../timeline/marks.ts';
import type { TimelineStore } from '../timeline/store.ts';
import type { ViewerStateStore } from '../timeline/viewer-state.ts';

/** Where documents are kept, for every part that keeps some. */
export type Documents = {
  /** For people, without secrets: what is kept where. */
  readonly description: string;
  readonly timeline: TimelineStore;
  readonly marks: MarkStore;
  readonly viewerStates: ViewerStateStore;
  readonly search: SearchStore;
  readonly drafts: DraftStore;
  readonly scheduled: ScheduledStore;
  readonly accounts: AccountStore;
  readonly relations: RelationStore;
  readonly settings: SettingsStore;
  readonly attachments: AttachmentStore;
  readonly lastSeen: LastSeen;
  readonly tasks: TaskStore;
  /** Resolves when nothing of what was deleted or replaced before is left in the files. */
  scrub(): Promise<void>;
  /** Rejects while the store does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
};

/** Opens MongoDB if it is configured, else the SQLite file. Only the driver that is used is loaded. Throws a ConfigError if it can not be used. */
export async function openDocuments({ MONGODB_URL, DATA_DIR }: Config, { setUp }: { readonly setUp: boolean }): Promise<Documents> {
  return MONGODB_URL ? openMongoDocuments(MONGODB_URL, setUp) : openSqliteDocuments(DATA_DIR);
}

async function openSqliteDocuments(dataDir: string): Promise<Documents> {
  const [sqlite, timeline, marks, viewerStates, search, drafts, scheduled, accounts, relations, settings, attachments, lastSeen, tasks] =
    await Promise.all([
      import('../platform/drivers/sqlite.ts'),
      import('../timeline/drivers/sqlite.ts'),
      import('../timeline/drivers/sqlite-marks.ts'),
      import('../timeline/drivers/sqlite-viewer-states.ts'),
      import('../search/drivers/sqlite.ts'),
      import('../timeline/drivers/sqlite-drafts.ts'),
      import('../subgraphs/message/scheduled-store-sqlite.ts'),
      import('../subgraphs/user/store-sqlite.ts'),
      import('../relations/drivers/sqlite-relations.ts'),
      import('../relations/drivers/sqlite-settings.ts'),
      import('../subgraphs/media/store-sqlite.ts'),
      import('../subgraphs/presence/last-seen-sqlite.ts'),
      import('../personal-data/drivers/sqlite-tasks.ts'),
    ]);
  const db = sqlite.openSqlite(dataDir);
  return {
    description: `documents in ${dataDir}/palaver.db (SQLite)`,
    timeline: timeline.createSqliteTimeline(db),
    marks: marks.createSqliteMarks(db),
    viewerStates: viewerStates.createSqliteViewerStates(db),
    search: search.createSqliteSearch(db),
    drafts: drafts.createSqliteDrafts(db),
    scheduled: scheduled.createSqliteScheduled(db),
    accounts: accounts.createSqliteAccountStore(db),
    relations: relations.createSqliteRelations(db),
    settings: settings.createSqliteSettings(db),
    attachments: attachments.createSqliteAttachmentStore(db),
    lastSeen: lastSeen.createSqliteLastSeen(db),
    tasks: tasks.createSqliteTasks(db),
    scrub: async () => sqlite.scrubSqlite(db),
    check: async () => db.exec('SELECT 1'),
    close: async () => db.close(),
  };
}

async function openMongoDocuments(url: string, setUp: boolean): Promise<Documents> {
  const [mongodb, timeline, marks, viewerStates, search, drafts, scheduled, accounts, relations, settings, attachments, lastSeen, tasks] =
    await Promise.all([
      import('../platform/drivers/mongodb.ts'),
      import('../timeline/drivers/mongodb.ts'),
      import('../timeline/drivers/mongodb-marks.ts'),
      import('../timeline/drivers/mongodb-viewer-states.ts'),
      import('../search/drivers/mongodb.ts'),
      import('../timeline/drivers/mongodb-drafts.ts'),
      import('../subgraphs/message/scheduled-store-mongodb.ts'),
      import('../subgraphs/user/store-mongodb.ts'),
      import('../relations/drivers/mongodb-relations.ts'),
      import('../relations/drivers/mongodb-settings.ts'),
      import('../subgraphs/media/store-mongodb.ts'),
      import('../subgraphs/presence/last-seen-mongodb.ts'),
      import('../personal-data/drivers/mongodb-tasks.ts'),
    ]);
  const mongo = await mongodb.openMongo(url);
  const collections = [
    ...timeline.TIMELINE_COLLECTIONS,
    ...marks.MARK_COLLECTIONS,
    viewerStates.VIEWER_STATE_COLLECTION,
    search.SEARCH_COLLECTION,
    drafts.DRAFT_COLLECTION,
    scheduled.SCHEDULED_COLLECTION,
    ...accounts.ACCOUNT_COLLECTIONS,
    relations.RELATION_COLLECTION,
    settings.SETTINGS_COLLECTION,
    ...attachments.ATTACHMENT_COLLECTIONS,
    lastSeen.LAST_SEEN_COLLECTION,
    tasks.TASK_COLLECTION,
  ];
  if (setUp) {
    await mongodb.setUpCollections(mongo, collections);
    await settings.moveMongoSettings(mongo);
  }
  const missing = await mongodb.missingIndexes(mongo, collections);
  if (missing.length > 0) {
    await mongo.close();
    throw new ConfigError([`MONGODB_URL: the database lacks the indexes ${missing.join(', ')}; run \`npm run db:setup\` with the same settings`]);
  }
  return {
    description: 'documents in MongoDB',
    timeline: await timeline.createMongoTimeline(mongo),
    marks: await marks.createMongoMarks(mongo),
    viewerStates: await viewerStates.createMongoViewerStates(mongo),
    search: search.createMongoSearch(mongo),
    drafts: drafts.createMongoDrafts(mongo),
    scheduled: scheduled.createMongoScheduled(mongo),
    accounts: accounts.createMongoAccountStore(mongo),
    relations: relations.createMongoRelations(mongo),
    settings: settings.createMongoSettings(mongo),
    attachments: attachments.createMongoAttachmentStore(mongo),
    lastSeen: lastSeen.createMongoLastSeen(mongo),
    tasks: tasks.createMongoTasks(mongo),
    scrub: async () => {}, // the server's own affair
    check: async () => void (await mongo.db.command({ ping: 1 })),
    close: () => mongo.close(),
  };
}
