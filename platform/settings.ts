type Setting<T> = {
  readonly fallback: string | undefined;
  readonly secret?: true;
  readonly help: string;
  /** Throws an `Error` whose message completes "the value ...". */
  readonly parse: (text: string | undefined) => T;
};

/** Every setting of every role: the one place to add one. */
export const SETTINGS = {
  PORT: setting('4000', 'port of the gateway, or of the role that is started', port),
  HOST: setting('127.0.0.1', 'address to listen on', text),
  PUBLIC_URL: setting(undefined, 'where clients reach the gateway, if not at http://localhost:PORT', optional(httpUrl)),
  ALLOWED_ORIGINS: setting(undefined, "origins of web pages that may connect, separated by commas, beside the gateway's own", list),
  DATA_DIR: setting('./data', 'folder of the embedded store and of generated keys', text),
  MONGODB_URL: secretSetting('documents in MongoDB instead of a SQLite file: mongodb://host/database', optional(urlOf('mongodb:', 'mongodb+srv:'))),
  REDIS_URL: secretSetting('events and presence through Redis instead of memory: redis://host:port', optional(urlOf('redis:', 'rediss:'))),
  S3_URL: secretSetting(
    'files in an S3-compatible store instead of a folder: http://KEY:SECRET@host:port/bucket',
    optional(urlOf('http:', 'https:')),
  ),
  S3_PUBLIC_URL: setting(undefined, 'where clients reach that store, if not at the same host and port', optional(httpUrl)),
  INTERNAL_SECRET: secretSetting('signs what the gateway says to subgraphs; at least 32 characters; made in DATA_DIR if not set', optional(strong)),
  ACCESS_TOKEN_PRIVATE_KEY: secretSetting('Ed25519 key that signs access tokens: base64 of PKCS #8; made in DATA_DIR if not set', optional(base64)),
  ACCESS_TOKEN_PUBLIC_KEYS: setting(
    undefined,
    'Ed25519 keys that the gateway accepts: base64 of SPKI, separated by commas; from DATA_DIR if not set',
    list,
  ),
  ACCESS_TOKEN_RETIRED_PRIVATE_KEYS: secretSetting(
    'keys that signed before, so that their sessions go on: base64 of PKCS #8, separated by commas',
    list,
  ),
  USER_URL: setting('http://127.0.0.1:4001', 'where the user subgraph listens', httpUrl),
  GROUP_URL: setting('http://127.0.0.1:4002', 'where the group subgraph listens', httpUrl),
  MESSAGE_URL: setting('http://127.0.0.1:4003', 'where the message subgraph listens', httpUrl),
  MEDIA_URL: setting('http://127.0.0.1:4004', 'where the media subgraph listens', httpUrl),
  PRESENCE_URL: setting('http://127.0.0.1:4005', 'where the presence subgraph listens', httpUrl),
  REQUEST_DEADLINE_MS: setting('10000', 'every request ends within this, in milliseconds', integer(100, 60_000)),
  GROUP_MEMBER_LIMIT: setting('100', 'most members of a group', integer(2, 100_000)),
  UPLOAD_LIMIT_BYTES: setting(String(100 * 1024 * 1024), 'largest file', integer(1, 2_147_483_647)),
  PRESENCE_OFFLINE_MS: setting('30000', 'offline this long after the last heartbeat, in milliseconds', integer(1_000, 600_000)),
  PRESENCE_AWAY_MS: setting('300000', 'away this long after the last activity, in milliseconds', integer(6_000, 86_400_000)),
  HEALTH_PORT: setting(undefined, 'port for /livez, /readyz and /metrics, not for clients; none if not set', optional(port)),
  DRAIN_DELAY_MS: setting(
    '5000',
    'how long a process that is to stop still serves while /readyz says 503, in milliseconds; only with HEALTH_PORT',
    integer(0, 8_000),
  ),
  INTROSPECTION: setting('on', 'whether clients may ask for the schema, and GraphiQL is served: on or off', oneOf('on', 'off')),
  LOG_LEVEL: setting('info', 'debug, info, warn, error or silent', oneOf('debug', 'info', 'warn', 'error', 'silent')),
} as const;

/** The name of a setting, which is the name of its environment variable. */
export type SettingName = keyof typeof SETTINGS;

function setting<T>(fallback: string | undefined, help: string, parse: (text: string | undefined) => T): Setting<T> {
  return { fallback, help, parse };
}

function secretSetting<T>(help: string, parse: (text: string | undefined) => T): Setting<T> {
  return { fallback: undefined, secret: true, help, parse };
}

function text(value: string | undefined): string {
  if (!value) throw new Error('is empty');
  return value;
}

function optional<T>(parse: (text: string | undefined) => T): (text: string | undefined) => T | undefined {
  return (value) => (value === undefined ? undefined : parse(value));
}

function integer(least: number, most: number): (text: string | undefined) => number {
  return (value) => {
    const number = /^\d{1,12}$/.test(value ?? '') ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most)) throw new Error(`is not a whole number from ${least} to ${most}`);
    return number;
  };
}

function port(value: string | undefined): number {
  return integer(0, 65_535)(value);
}

function oneOf<T extends string>(...choices: readonly T[]): (text: string | undefined) => T {
  return (value) => {
    const choice = choices.find((candidate) => candidate === value);
    if (!choice) throw new Error(`is not one of ${choices.join(', ')}`);
    return choice;
  };
}

function urlOf(...protocols: readonly string[]): (text: string | undefined) => string {
  return (value) => {
    const protocol = /^[a-z0-9+]+:(?=\/\/.)/.exec(value ?? '')?.[0];
    if (!protocol || !protocols.includes(protocol)) throw new Error(`is not a URL that begins with ${protocols.join('// or ')}//`);
    return value as string; // matched above
  };
}

function httpUrl(value: string | undefined): string {
  return urlOf('http:', 'https:')(value).replace(/\/$/, '');
}

function list(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function strong(value: string | undefined): string {
  if ((value ?? '').length < 32 || new Set(value).size < 8) throw new Error('is not a secret of at least 32 varied characters');
  return value as string; // long enough, so not undefined
}

function base64(value: string | undefined): string {
  if (!/^[A-Za-z0-9+/_-]+=*$/.test(value ?? '')) throw new Error('is not base64');
  return value as string; // matched above
}
