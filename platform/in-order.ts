/** What was found, in the order of the keys that were asked for; null for what is not there. */
export function inOrder<T>(keys: readonly string[], found: readonly T[], keyOf: (item: T) => string): (T | null)[] {
  const byKey = new Map(found.map((item) => [keyOf(item), item]));
  return keys.map((key) => byKey.get(key) ?? null);
}
