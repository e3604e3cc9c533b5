import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** What the figures were measured on, in one paragraph. */
export function describeMachine(): string {
  const model = cpus()[0]?.model ?? 'unknown CPU';
  const memory = Math.round(totalmem() / 1024 ** 3);
  const date = new Date().toISOString().slice(0, 10);
  return `${availableParallelism()} cores (${model}), ${memory} GiB, ${type()} ${release()}, Node.js ${process.version}, ${date}; load average at the beginning ${loadavg()[0]?.toFixed(1)}.`;
}
