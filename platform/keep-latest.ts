/** Keeps a value as the latest of a map, and forgets the one that was kept longest ago if there are more than `most`. */
export function keepLatest<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.delete(key); // to the end, so that the first is the oldest
  map.set(key, value);
  if (map.size > most) map.delete(map.keys().next().value as K); // not empty
}
