import type { CollectionSpec, Mongo } from '../../platform/drivers/mongodb.ts';
import type { DeviceMethods, DeviceRecord } from './store.ts';

/** Devices: those of one user are on one shard. */
export const DEVICE_COLLECTION: CollectionSpec = {
  name: 'devices',
  shardKey: { userId: 1 },
  indexes: [
    { name: 'user_device', key: { userId: 1, _id: 1 }, unique: true },
    { name: 'user_live', key: { userId: 1, endedAt: 1, lastActiveAt: -1 } },
  ],
};

type DeviceDocument = Omit<DeviceRecord, 'id'> & { readonly _id: string };

/** Devices in MongoDB. */
export function createMongoDevices({ db }: Mongo): DeviceMethods {
  const devices = db.collection<DeviceDocument>('devices');
  const AFTER = { returnDocument: 'after' } as const;

  return {
    async createDevice({ id, ...rest }) {
      await devices.insertOne({ _id: id, ...rest });
    },
    async device(userId, deviceId) {
      return readDevice(await devices.findOne({ userId, _id: deviceId }));
    },
    async liveDevices(userId, since) {
      const found = await devices
        .find({ userId, endedAt: null, lastActiveAt: { $gte: since } })
        .sort({ lastActiveAt: -1, _id: 1 })
        .toArray();
      return found.flatMap((device) => readDevice(device) ?? []);
    },
    async devices(userId) {
      const found = await devices.find({ userId }).sort({ lastActiveAt: -1, _id: 1 }).toArray();
      return found.flatMap((device) => readDevice(device) ?? []);
    },
    async eraseDevices(userId) {
      await devices.deleteMany({ userId });
    },
    async advanceGeneration(userId, deviceId, generation, at) {
      const current = { userId, _id: deviceId, generation, endedAt: null };
      return readDevice(await devices.findOneAndUpdate(current, { $set: { generation: generation + 1, lastActiveAt: at } }, AFTER));
    },
    async endDevice(userId, deviceId, at) {
      return readDevice(await devices.findOneAndUpdate({ userId, _id: deviceId, endedAt: null }, { $set: { endedAt: at } }, AFTER));
    },
  };
}

function readDevice(document: DeviceDocument | null): DeviceRecord | null {
  if (!document) return null;
  const { _id, ...rest } = document;
  return { id: _id, ...rest };
}
