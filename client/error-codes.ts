/* Generated from platform/errors.ts by `npm run generate`. */

/** The codes of the top-level errors, and whether the same request is worth a repetition as it is. */
export const FAULTS = {
  BAD_USER_INPUT: false,
  CURSOR_INVALID: false,
  DEADLINE_EXCEEDED: true,
  FORBIDDEN: false,
  GRAPHQL_PARSE_FAILED: false,
  GRAPHQL_VALIDATION_FAILED: false,
  INTERNAL_SERVER_ERROR: true,
  NOT_FOUND: false,
  RATE_LIMITED: true,
  SEARCH_TEXT_INVALID: false,
  SUBGRAPH_UNAVAILABLE: true,
  TOKEN_EXPIRED: false,
  TOKEN_INVALID: false,
  UNAUTHENTICATED: false,
} as const;
