/** Texts of a made-up language whose words are as unequal as those of a real one: the n-th word comes about 1/n as often as the first. */
export type Texts = {
  /** The n-th most common word, from 0. */
  word(rank: number): string;
  /** The next text, 3 to 20 words. */
  next(): string;
};

const VOCABULARY = 30_000;
const SYLLABLES = ['ba', 'de', 'fi', 'go', 'hu', 'ka', 'le', 'mi', 'no', 'pu', 'ra', 'se', 'ti', 'vo', 'wu', 'za'];

/** Makes texts, the same ones every time. */
export function createTexts(): Texts {
  let state = 42;
  const cumulative: number[] = [];
  let total = 0;
  for (let rank = 0; rank < VOCABULARY; rank++) {
    total += 1 / (rank + 2);
    cumulative.push(total);
  }

  /** A linear congruential generator: good enough for lengths and words, and the same on every machine. */
  function random(): number {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  }

  function rankOf(point: number): number {
    let [low, high] = [0, VOCABULARY - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) < point) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    word: wordOf,
    next: () => Array.from({ length: 3 + Math.floor(random() * 18) }, () => wordOf(rankOf(random() * total))).join(' '),
  };
}

/** Common words are short. */
function wordOf(rank: number): string {
  let word = '';
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  return word;
}
