/**
 * Preloaded by `npm start`, before any TypeScript: keeps the code of all modules that are loaded, compiled, in node_modules.
 * Every start but the first takes a quarter less, and the memory of the compiler that strips the types. JavaScript, because
 * stripping the types of this file would load that compiler. Where the folder can not be written, nothing is kept.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'palaver'));
