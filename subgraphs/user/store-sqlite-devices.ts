import { type Sqlite, writeReturning } from '../../platform/drivers/sqlite.ts';
import type { DeviceMethods, DeviceRecord } from './store.ts';

const TABLE = `
  CREATE TABLE IF NOT EXISTS devices (
    user_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    nonce TEXT NOT NULL,
    generation INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_active_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (user_id, id)
  ) STRICT, WITHOUT ROWID`;

const COLUMNS = 'user_id, id, name, nonce, generation, created_at, last_active_at, ended_at';

/** Devices in the embedded database. */
export function createSqliteDevices(db: Sqlite): DeviceMethods {
  db.exec(TABLE);
  const insert = db.prepare(`INSERT INTO devices (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const one = db.prepare(`SELECT ${COLUMNS} FROM devices WHERE user_id = ? AND id = ?`);
  const live = db.prepare(`
    SELECT ${COLUMNS} FROM devices WHERE user_id = ? AND ended_at IS NULL AND last_active_at >= ? ORDER BY last_active_at DESC, id`);
  const all = db.prepare(`SELECT ${COLUMNS} FROM devices WHERE user_id = ? ORDER BY last_active_at DESC, id`);
  const erase = db.prepare('DELETE FROM devices WHERE user_id = ?');
  const advance = db.prepare(`
    UPDATE devices SET generation = generation + 1, last_active_at = ?
    WHERE user_id = ? AND id = ? AND generation = ? AND ended_at IS NULL RETURNING ${COLUMNS}`);
  const end = db.prepare(`UPDATE devices SET ended_at = ? WHERE user_id = ? AND id = ? AND ended_at IS NULL RETURNING ${COLUMNS}`);

  return {
    async createDevice({ userId, id, name, nonce, generation, createdAt, lastActiveAt, endedAt }) {
      insert.run(userId, id, name, nonce, generation, createdAt, lastActiveAt, endedAt);
    },
    device: async (userId, deviceId) => readDevice(one.get(userId, deviceId)),
    liveDevices: async (userId, since) => live.all(userId, since).flatMap((row) => readDevice(row) ?? []),
    devices: async (userId) => all.all(userId).flatMap((row) => readDevice(row) ?? []),
    async eraseDevices(userId) {
      erase.run(userId);
    },
    advanceGeneration: async (userId, deviceId, generation, at) => readDevice(writeReturning(advance, at, userId, deviceId, generation)),
    endDevice: async (userId, deviceId, at) => readDevice(writeReturning(end, at, userId, deviceId)),
  };
}

type DeviceRow = {
  readonly user_id: string;
  readonly id: string;
  readonly name: string;
  readonly nonce: string;
  readonly generation: number;
  readonly created_at: number;
  readonly last_active_at: number;
  readonly ended_at: number | null;
};

function readDevice(row: unknown): DeviceRecord | null {
  if (row === undefined) return null;
  const device = row as DeviceRow; // COLUMNS, with the types of the table
  return {
    id: device.id,
    userId: device.user_id,
    name: device.name,
    nonce: device.nonce,
    generation: device.generation,
    createdAt: device.created_at,
    lastActiveAt: device.last_active_at,
    endedAt: device.ended_at,
  };
}
