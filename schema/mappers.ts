import type { PartName } from './sdl.ts';

/** For each part, the stored document behind each type: what a resolver of the type gets as its parent. */
export const MAPPERS: Record<PartName, Record<string, string>> = {
  user: {},
  group: {},
  message: {},
  media: {},
  presence: {},
  gateway: {},
};
