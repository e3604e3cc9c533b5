import { expect } from 'vitest';

/** What tells a stranger how the program is built: stacks, files, addresses, and the names of what it is made of. */
const INTERNAL = [
  /\n\s+at |stacktrace|node_modules|node:|\.[jt]s\b/i,
  /file:|\/(tmp|home|work|usr|var)\//i,
  /https?:|127\.0\.0\.1|localhost|[a-z0-9]:\d{4,5}\b/i,
  /FST_|mongo|redis|sqlite|minio|fastify|undici|graphql-ws|graphql-js|argon2|jose\b|E11000|ECONN/i,
  /\b(TypeError|RangeError|SyntaxError|MongoServerError)\b/,
];

/** Fails if an answer tells anything internal. */
export function expectNothingInternal(text: string): void {
  for (const pattern of INTERNAL) expect(text).not.toMatch(pattern);
}
