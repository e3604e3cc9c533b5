import { execFileSync } from 'node:child_process';

/** True where a disk can be mounted: that needs root. */
export const canMount = process.getuid?.() === 0;

/** Makes an empty folder a disk of so many MiB (a tmpfs, which needs root). Returns what takes it away, which also happens when the process exits. */
export function mountSmallDisk(folder: string, mebibytes: number): () => void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder]);
  let isMounted = true;

  function unmount(): void {
    if (!isMounted) return;
    isMounted = false;
    execFileSync('umount', ['--lazy', folder]); // processes that are killed with this one may still hold it
  }

  process.once('exit', unmount);
  return unmount;
}
