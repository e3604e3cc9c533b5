import { createStreamCursors, LONGEST_CURSOR } from '../../timeline/cursor.ts';
import type { Entry } from '../../timeline/entry.ts';
import type { Position } from '../../timeline/position.ts';
import type { Cast, NodeProcess } from './cast.ts';
import type { Plan } from './plan.ts';
import { createRandom } from './random.ts';
import type { Sabotage } from './sabotage.ts';
import { latency, type World } from './world.ts';

/** What a device has: it goes on from its last cursor, wherever it connects next. */
export type Device = {
  readonly name: string;
  readonly userId: string;
  /** Where its stream began; null before its first event. */
  base: string | null;
  cursor: string | null;
  /** The last seq of each conversation. */
  readonly seqs: Map<string, number>;
  /** When it asked for its stream for the first time. */
  readonly since: number;
  connection: Connection | null;
};

/** What a device has open at a node. */
type Connection = { isOpen: boolean; position: () => Position | null; close: () => void };

/** The devices of all users. */
export type Devices = {
  readonly all: readonly Device[];
  /** The connection of a device breaks; it connects again after so long. */
  drop(device: number, ms: number): void;
};

type Options = {
  readonly world: World;
  readonly plan: Plan;
  readonly cast: Cast;
  readonly sabotage: Sabotage | null;
  readonly received: (device: Device, entry: Entry) => void;
};

const HEAD_EVERY_MS = 15_000;
const CURSORS = createStreamCursors('the secret of the simulation');

/** Lets devices connect, receive and connect again. */
export function startDevices({ world, plan, cast, sabotage, received }: Options): Devices {
  const { scheduler } = world;
  const random = createRandom(plan.seed, 'devices');
  const { devices, users, healAt, slowReaders, stayMs, mostPlaces } = plan.shape;

  const all = Array.from({ length: devices }, (_, i): Device => {
    const since = random.chance(0.5) ? random.between(0, 1_000) : random.between(0, healAt);
    const userId = `usr_${i % users}`;
    const device: Device = { name: `device ${i} of ${userId}`, userId, base: null, cursor: null, seqs: new Map(), since, connection: null };
    scheduler.after(since, () => connect(device));
    return device;
  });

  function connect(device: Device): void {
    const nodes = cast.nodes();
    if (nodes.length === 0) return void scheduler.after(500, () => connect(device));
    const at = random.pick(nodes);
    const connection: Connection = { isOpen: true, position: () => null, close: () => undefined };
    device.connection = connection;
    world.trace(() => `${device.name} connects to ${at.process.name}${device.cursor ? '' : ' for the first time'}`);
    const cursor = device.cursor;
    const stay = random.between(0, 2 * stayMs);
    if (stayMs > 0 && scheduler.now() + stay < healAt) {
      scheduler.after(stay, () => {
        if (device.connection === connection) disconnect(device, random.chance(0.3) ? random.between(0, 50) : random.next() ** 3 * 5_000);
      });
    }
    scheduler.after(latency(world), () => at.process.enter(() => serve(device, connection, at, cursor)));
    at.process.onCrash(() => {
      if (device.connection === connection && connection.isOpen) disconnect(device, random.between(0, 2_000));
    });
  }

  function disconnect(device: Device, ms: number): void {
    const { connection } = device;
    if (!connection?.isOpen) return;
    connection.isOpen = false;
    world.trace(() => `${device.name} loses its connection`);
    scheduler.after(random.chance(0.5) ? latency(world) : random.between(0, 20_000), connection.close); // the node may notice late
    scheduler.after(ms, () => connect(device));
  }

  /** The node's side of a connection: what the gateway does for a subscription to events. */
  function serve(device: Device, connection: Connection, { process, node }: NodeProcess, cursor: string | null): void {
    let lastArrival = 0;
    let cancelHead = (): void => undefined;
    let isClosed = false;
    let stream: { position(): Position; isLive(): boolean; close(): void } | null = null;
    connection.position = () => stream?.position() ?? null;
    connection.close = () =>
      process.enter(() => {
        isClosed = true;
        cancelHead();
        stream?.close();
      });

    function say(entry: Entry | null, position: Position): void {
      const told = sabotage?.position?.(position) ?? position;
      const text = CURSORS.ownerPart(device.userId) + CURSORS.positionPart(told);
      lastArrival = Math.max(scheduler.now() + latency(world), lastArrival);
      scheduler.after(lastArrival - scheduler.now(), () => {
        if (connection.isOpen) receive(device, entry, text);
      });
    }

    function deliver(entry: Entry, position: Position): void | Promise<void> {
      say(entry, position);
      if (random.chance(slowReaders)) return new Promise((resolve) => void process.timers.after(random.between(0, 500), resolve));
    }

    function sayHead(position: Position): void {
      cancelHead();
      say(null, position);
      cancelHead = process.timers.after(HEAD_EVERY_MS, headIsDue);
    }

    function headIsDue(): void {
      if (stream?.isLive()) sayHead(stream.position());
      else cancelHead = process.timers.after(HEAD_EVERY_MS, headIsDue);
    }

    function open(from: Position): void {
      if (isClosed || !node) return;
      stream = node.open(device.userId, from, {
        deliver,
        caughtUp: sayHead,
        failed: () => world.trace(() => `${device.name}: its stream could not read`),
      });
    }

    function begin(): void {
      const read = cursor === null ? null : CURSORS.read(device.userId, cursor);
      if (typeof read === 'string') return world.violate('the log is sound', `${device.name} was given a cursor that is ${read}`);
      if (read) return open(read);
      node?.present().then(open, () => void process.timers.after(1_000, begin));
    }

    begin();
  }

  function receive(device: Device, entry: Entry | null, cursor: string): void {
    const read = CURSORS.read(device.userId, cursor);
    if (typeof read === 'string') return world.violate('cursors stay small', `${device.name} was given a cursor that is ${read}`);
    const most = mostPlaces + (read.sweep ? 1 : 0); // and the one that is read
    if (read.places.size > most) world.violate('cursors stay small', `${device.name} was given one with ${[...read.places.keys()]}`);
    if (cursor.length > LONGEST_CURSOR) world.violate('cursors stay small', `${device.name} was given one of ${cursor.length} bytes`);
    device.base ??= [read.base, read.floor].sort().at(-1) ?? null;
    device.cursor = cursor;
    if (entry) received(device, entry);
  }

  return {
    all,
    drop(index, ms) {
      const device = all[index];
      if (device) disconnect(device, ms);
    },
  };
}
