import type { TypingNotices } from '../../subgraphs/message/typing.ts';

/** Nobody types. */
export const noTyping: TypingNotices = { say: () => 0, sent() {}, async stop() {} };
