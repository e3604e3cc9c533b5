/** A text as it is compared, and where each of its UTF-16 units comes from in the text as it was written. */
export type Folded = {
  readonly text: string;
  /** The range of the written text that a range of `text`, not empty, stands for. */
  originOf(start: number, end: number): { readonly start: number; readonly end: number };
};

/**
 * Folds a text: compatibility forms, letter case (`ß` is `ss`, and all of `i ı I İ` are `i`) and accents make no difference, and
 * characters that nobody sees are not there. Folding what is folded changes nothing. Signs that are letters rather than accents
 * stay: the vowels and tones of Indic and South East Asian scripts, and the voicing of kana.
 */
export function fold(text: string): Folded {
  if (ASCII.test(text)) return { text: text.toLowerCase(), originOf: (start, end) => ({ start, end }) };
  const parts: string[] = [];
  const origins: number[] = [];
  const ends: number[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTERS)) {
    const part = foldedCluster(cluster);
    parts.push(part);
    for (let i = 0; i < part.length; i++) {
      origins.push(index);
      ends.push(index + cluster.length);
    }
  }
  const at = (list: readonly number[], i: number): number => list[i] ?? text.length;
  return { text: parts.join(''), originOf: (start, end) => ({ start: at(origins, start), end: at(ends, end - 1) }) };
}

/** What can compose with each other: Hangul, or a character with its marks; what is not seen is in between. */
const CLUSTERS =
  /[\p{sc=Hang}\uffa0-\uffdc][\p{sc=Hang}\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}]*|[^\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}]?[\p{M}\uff9e\uff9f\p{Default_Ignorable_Code_Point}\p{Cf}]*/gv;

const ASCII = /^[\0-\x7f]*$/;

/** Accents, points and vowel marks of alphabets, and what is not seen. */
const LEFT_OUT =
  /[[[\p{M}&&[\p{sc=Zinh}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}]]\p{Default_Ignorable_Code_Point}\p{Cf}]--[\u3099\u309a]]/gv;

/** No script has as many on one letter; putting them into order takes the square of their number. */
const TOO_MANY_MARKS = /(\p{M}{30})\p{M}+/gu;

const CACHE_SIZE = 10_000;
const CACHED_LENGTH = 8;
const cache = new Map<string, string>();

function foldedCluster(cluster: string): string {
  const known = cache.get(cluster);
  if (known !== undefined) return known;
  const folded = decomposed(caseFolded(decomposed(cluster.replace(TOO_MANY_MARKS, '$1')))).normalize('NFC');
  if (cluster.length <= CACHED_LENGTH) {
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(cluster, folded);
  }
  return folded;
}

function decomposed(text: string): string {
  return text.normalize('NFKD').replace(LEFT_OUT, '');
}

/** Lower case alone would keep `ß` and `ı`, upper case alone `ẞ`. */
function caseFolded(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}
