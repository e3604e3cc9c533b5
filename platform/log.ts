import { pino } from 'pino';

/** What the program says while it runs: JSON lines, never with tokens, bodies or addresses. */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** A log that writes JSON lines to standard error, from `level` up. */
export function createLog(level: string): Log {
  return pino({ level, base: null, redact: REDACTED }, pino.destination({ dest: 2, sync: true }));
}

const REDACTED = ['*.password', '*.accessToken', '*.refreshToken', '*.authorization', '*.body', '*.secret'];
