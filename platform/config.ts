import { SETTINGS, type SettingName } from './settings.ts';

/** What the process is told from outside, read once at boot. */
export type Config = Readonly<{ [N in SettingName]: ReturnType<(typeof SETTINGS)[N]['parse']> }>;

/** Every fault of the configuration, together. */
export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`the configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** Parses the settings out of `env` (the environment unless told otherwise). Throws one `ConfigError` with all faults; values of secrets are never in it. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const text = env[name] === undefined || env[name] === '' ? setting.fallback : env[name];
    try {
      values[name] = setting.parse(text);
    } catch (error) {
      const shown = setting.secret ? 'the given value' : JSON.stringify(text);
      faults.push(`${name}: ${shown} ${(error as Error).message}`); // parsers throw nothing but Error
    }
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return values as Config; // each value comes from the parser of its own name
}

/** Lets libraries leave out the checks that help while developing, unless NODE_ENV says otherwise. To be called before they are loaded. */
export function preferProduction(): void {
  process.env['NODE_ENV'] ??= 'production';
}

/** Room for the longest name. */
const WIDTH = Math.max(...Object.keys(SETTINGS).map(({ length }) => length)) + 2;

/** The lines of `--help` that list every setting with its default. */
export function settingsHelp(): string {
  return Object.entries(SETTINGS)
    .map(([name, { fallback, help }]) => `  ${name.padEnd(WIDTH)}${help}${fallback === undefined ? '' : ` (default ${fallback})`}`)
    .join('\n');
}
