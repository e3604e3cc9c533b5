/** Chance that is the same for the same seed. */
export type Random = {
  /** From 0 up to, not with, 1. */
  next(): number;
  chance(probability: number): boolean;
  /** A number between two. */
  between(least: number, most: number): number;
  /** A whole number between two, both of them possible. */
  whole(least: number, most: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** The list in any order. */
  shuffle<T>(list: readonly T[]): T[];
  bytes(size: number): Uint8Array;
};

/** Makes chance from a seed; what is drawn for one purpose changes nothing for another. The generator is sfc32 (Chris Doty-Humphrey, PractRand). */
export function createRandom(seed: number, purpose: string): Random {
  let [a, b, c, d] = [0x9e3779b9 ^ seed, hashOf(purpose), Math.imul(seed, 0x85ebca6b) ^ 0xc2b2ae35, 1];

  function bits(): number {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  }

  for (let i = 0; i < 15; i++) bits();
  const next = (): number => bits() / 2 ** 32;
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));

  return {
    next,
    chance: (probability) => next() < probability,
    between: (least, most) => least + next() * (most - least),
    whole,
    pick: (list) => list[whole(0, list.length - 1)] as (typeof list)[number], // it is not empty
    shuffle(list) {
      const shuffled = [...list];
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = whole(0, i);
        [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]] as [(typeof list)[number], (typeof list)[number]]; // both are in it
      }
      return shuffled;
    },
    bytes: (size) => Uint8Array.from({ length: size }, () => whole(0, 255)),
  };
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
