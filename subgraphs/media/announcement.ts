import { type UserError, userError } from '../../platform/errors.ts';
import { mediaTypeEssence } from './media-type.ts';

/** What somebody says of a file before it is uploaded; `size` is in bytes. */
export type Announcement = { readonly fileName: string; readonly contentType: string; readonly size: number };

/** Everything that is wrong with an announcement; empty if the file may come. */
export function faultsOf({ fileName, contentType, size }: Announcement, limitBytes: number): UserError[] {
  const faults: UserError[] = [];
  if (!isFileName(fileName)) faults.push(userError('FILE_NAME_INVALID', ['input', 'fileName']));
  if (mediaTypeEssence(contentType) === null) faults.push(userError('CONTENT_TYPE_INVALID', ['input', 'contentType']));
  if (size < 1) faults.push(userError('FILE_EMPTY', ['input', 'size']));
  if (size > limitBytes) faults.push(userError('FILE_TOO_LARGE', ['input', 'size'], `The file is larger than ${limitBytes} bytes.`));
  return faults;
}

/** 1 to 255 characters that are a name and no path, on any system. */
function isFileName(name: string): boolean {
  const length = name.length > 510 ? Number.POSITIVE_INFINITY : [...name].length;
  return length <= 255 && name.trim() !== '' && name !== '.' && name !== '..' && name.isWellFormed() && !FORBIDDEN.test(name);
}

/** Separators of paths, control characters, line separators, and the marks that turn the direction of writing: with them `exe.gpj` reads as `jpg.exe`. */
const FORBIDDEN = /[/\\\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
