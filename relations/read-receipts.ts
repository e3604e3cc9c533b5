import type { SettingsStore } from './store.ts';

/** Which of these users keep read receipts off: nobody learns what they have read, and they do not learn it of others. One read. */
export function createWithoutReadReceipts(settings: Pick<SettingsStore, 'of'>): (userIds: readonly string[]) => Promise<ReadonlySet<string>> {
  return async (userIds) => {
    const chosen = await settings.of(userIds);
    return new Set(userIds.filter((_, i) => chosen[i]?.readReceipts === false));
  };
}
