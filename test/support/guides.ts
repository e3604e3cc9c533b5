/** Something that a guide says is sent, or comes. */
export type Step =
  | { readonly kind: 'send'; readonly by: string; readonly text: string; readonly variables: unknown; readonly answer: unknown }
  | { readonly kind: 'comes'; readonly by: string; readonly result: unknown };

/**
 * Reads the steps of a guide. A block of `graphql` begins with a comment that says by whom it is sent: `# Ada`, or `# Ada, laptop`
 * for another device. Blocks of `json` right after it are its variables and what its answer has, recognised by `data` or `errors`;
 * for a subscription that is the first result. A block of `json Ada` is a later result of Ada's last subscription.
 */
export function readGuide(markdown: string): Step[] {
  const steps: Step[] = [];
  for (const [, language, by, block = ''] of markdown.matchAll(/^```(graphql|json) ?([^\n]*)\n(.*?)^```$/gms)) {
    const last = steps.at(-1);
    if (language === 'graphql') {
      const [, sender] = /^# *(.+)\n/.exec(block) ?? [];
      if (!sender) throw new Error(`nobody sends:\n${block}`);
      steps.push({ kind: 'send', by: sender, text: block, variables: {}, answer: null });
      continue;
    }
    const json: unknown = JSON.parse(block);
    if (by) steps.push({ kind: 'comes', by, result: json });
    else if (last?.kind !== 'send') throw new Error(`nothing is sent before:\n${block}`);
    else steps[steps.length - 1] = isAnswer(json) ? { ...last, answer: json } : { ...last, variables: json };
  }
  return steps;
}

function isAnswer(json: unknown): boolean {
  return typeof json === 'object' && json !== null && ('data' in json || 'errors' in json);
}

/** What the words in capitals of a guide stand for. */
export type Words = {
  /** Learns from an answer: `ENDCURSOR`-like words are written `END_CURSOR`; an object with an id gives `MESSAGE_ID` under `message`. */
  learn(answer: unknown): void;
  set(word: string, value: string): void;
  /** The same JSON with every known word replaced. */
  fill<T>(json: T): T;
};

/** Makes words of which none is known. */
export function createWords(): Words {
  const known = new Map<string, string>();

  function learn(value: unknown, name = ''): void {
    if (typeof value === 'string' && name) known.set(name, value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      if (Array.isArray(value)) learn(member, name);
      else learn(member, key === 'id' ? `${name}_ID` : key.replace(/[A-Z]/g, '_$&').toUpperCase());
    }
  }

  return {
    learn,
    set: (word, value) => void known.set(word, value),
    fill: (json) =>
      JSON.parse(JSON.stringify(json), (_, value: unknown) =>
        typeof value === 'string' ? value.replace(/\b[A-Z]{2,}(_[A-Z]+)*\b/g, (word) => known.get(word) ?? word) : value,
      ),
  };
}
