/** The emoji as it is kept, in its fully qualified form, or null if the text is not exactly one emoji. */
export function readEmoji(text: string): string | null {
  if (EMOJI.test(text)) return text;
  const qualified = `${text}${PRESENTED_AS_EMOJI}`;
  return EMOJI.test(qualified) ? qualified : null;
}

/** Everything that Unicode recommends for interchange: also flags, skin tones and joined emoji. */
const EMOJI = /^\p{RGI_Emoji}$/v;

const PRESENTED_AS_EMOJI = '\uFE0F';
