/** A client process of the checker: `node test/checker/clients/main.ts ORDERS`, started by the checker, which it obeys through its channel. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../../simulation/random.ts';
import { type Journal, openJournal } from '../journal.ts';
import { createPerform } from './attempts.ts';
import { createBareDevice } from './bare-device.ts';
import { createCaller } from './caller.ts';
import type { Device, Habit } from './devices.ts';
import { runHost } from './host.ts';
import type { Account, Command, Orders, Report } from './orders.ts';
import { createPerson } from './person.ts';
import { createTypedDevice } from './typed-device.ts';
import { runWriter } from './writer.ts';

const HABITS: readonly Habit[] = ['steady', 'restless', 'slow'];
/** How long operations of unknown outcome are tried again after the end of the run: everything is healed by then. */
const SETTLE_WITHIN_MS = 60_000;

async function main(path: string): Promise<void> {
  const { name, seed, folder, gates, people, everybody } = JSON.parse(readFileSync(path, 'utf8')) as Orders; // written by the checker
  const journal = openJournal(join(folder, `${name}.jsonl`));
  const finishing = new AbortController();
  const stopped = new AbortController();
  const devices: Device[] = [];
  const programs: (() => Promise<void>)[] = [];

  function takesPart(account: Account, index: number): void {
    const { handle } = account;
    const person = createPerson(account);
    const dice = (purpose: string) => createRandom(seed, `${handle} ${purpose}`);
    const perform = (program: string) =>
      createPerform({
        name: `${handle}/${program}`,
        caller: createCaller(account, gates),
        gates,
        journal,
        random: dice(program),
        stopped: stopped.signal,
      });
    const common = { person, gates, journal };
    const habitOf = (shift: number): Habit => HABITS[(index + shift) % HABITS.length] as Habit; // within its length
    const bare = createBareDevice({ ...common, name: `${handle}/bare`, habit: habitOf(0), random: dice('bare') });
    const typed = createTypedDevice({ ...common, name: `${handle}/typed`, habit: habitOf(1), random: dice('typed') });
    devices.push(bare, typed);
    const writing = { person, perform: perform('writer'), random: dice('writing'), finishing: finishing.signal };
    programs.push(() => runWriter(writing), typed.write);
    const hosting = { account, everybody, perform: perform('host'), random: dice('hosting'), finishing: finishing.signal };
    if (index === 0) programs.push(() => runHost(hosting));
  }

  for (const [index, account] of people.entries()) takesPart(account, index);
  watchStalls(journal);
  const commands = listen();
  await Promise.all(devices.map(({ ready }) => ready));
  say('ready');
  await commands.begin;
  for (const device of devices) device.live();
  const running = Promise.all(programs.map((run) => run()));
  await commands.finish;
  finishing.abort();
  for (const device of devices) device.rest();
  const timer = setTimeout(() => stopped.abort(), SETTLE_WITHIN_MS);
  await running;
  clearTimeout(timer);
  say('finished');
  await commands.stop;
  await Promise.all(devices.map((device) => device.close()));
  process.disconnect();
}

/** Notes when this process could not run, by a timer that comes late. */
function watchStalls(journal: Journal): void {
  let last = performance.now();
  setInterval(() => {
    const late = Math.round(performance.now() - last - LOOK_EVERY_MS);
    last = performance.now();
    if (late > STALL_MS) journal.write({ type: 'stall', ms: late });
  }, LOOK_EVERY_MS).unref();
}

const LOOK_EVERY_MS = 250;
const STALL_MS = 1_000;

function listen(): Record<Command, Promise<void>> {
  const waiting = { begin: Promise.withResolvers<void>(), finish: Promise.withResolvers<void>(), stop: Promise.withResolvers<void>() };
  process.on('message', (command: Command) => waiting[command].resolve());
  return { begin: waiting.begin.promise, finish: waiting.finish.promise, stop: waiting.stop.promise };
}

function say(report: Report): void {
  process.send?.(report);
}

await main(process.argv[2] ?? '');
process.exit(0);
