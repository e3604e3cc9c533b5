import { createLog } from '../../platform/log.ts';

/** Says nothing but errors. */
export const benchLog = createLog('error');
